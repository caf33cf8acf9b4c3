using System.Collections.Concurrent;

namespace HipPain.Web.PageViews;

/// <summary>The page that linked to another, as far as it is of interest.</summary>
/// <param name="IsOwn">Whether it is one of this site's.</param>
/// <param name="Host">Its host if it is another site's: a DNS name in lower case, at most <see cref="Referrers.MaxHostLength"/> characters.
/// Null where it is unknown, too long or no name.</param>
public readonly record struct Referrer(bool IsOwn, string? Host);

/// <summary>Reads <c>Referer</c> headers (RFC 9110, section 10.1.3), which hold whatever the asker likes.</summary>
/// <param name="originHost">The host that readers see. Pages on it, and on loopback names, are the site's own.</param>
public sealed class Referrers(string originHost)
{
    /// <summary>The longest host that is kept, in characters.</summary>
    public const int MaxHostLength = 100;

    // Reading an address takes longer than the rest of the rule, and most browsers tell other sites no more than the origin, which many
    // readers share. So many are known at the most; then all are forgotten. What tells more than an origin is not kept.
    private const int MostKnown = 1000;
    private readonly ConcurrentDictionary<string, Referrer> _origins = new(StringComparer.Ordinal);

    /// <summary>What a header says. May be called from any thread.</summary>
    public Referrer Of(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return default;
        }

        if (_origins.TryGetValue(header, out var known))
        {
            return known;
        }

        var referrer = Read(header);
        if (IsOrigin(header))
        {
            if (_origins.Count >= MostKnown)
            {
                _origins.Clear();
            }

            _origins[header] = referrer;
        }

        return referrer;
    }

    private static bool IsOrigin(string header)
    {
        var start = header.IndexOf("://", StringComparison.Ordinal) + 3;
        return start > 2 && header.Length - start <= MaxHostLength && header.AsSpan(start).TrimEnd('/').IndexOfAny("/\\?#@") < 0;
    }

    private Referrer Read(string header)
    {
        if (!Uri.TryCreate(header, UriKind.Absolute, out var page) || (page.Scheme != Uri.UriSchemeHttp && page.Scheme != Uri.UriSchemeHttps))
        {
            return default;
        }

        try
        {
            var host = page.IdnHost;
            return page.IsLoopback || string.Equals(host, originHost, StringComparison.OrdinalIgnoreCase) ? new(IsOwn: true, Host: null)
                // A number in the place of a name could be the reader's own network address.
                : new(IsOwn: false, page.HostNameType is UriHostNameType.Dns && host.Length <= MaxHostLength ? host.ToLowerInvariant() : null);
        }
        catch (UriFormatException)
        {
            // A name that no other script's letters can be read from, as in xn--zzzz.
            return default;
        }
    }
}
