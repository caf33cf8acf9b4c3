using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using Microsoft.AspNetCore.DataProtection;

namespace HipPain.Web.Feedback;

/// <summary>
/// Writes and reads the token in the address of the second step. Nobody but the site can make one, so that no one can guess or try out
/// the address of another's answer. How long it may be used says <see cref="FeedbackBox.IsOpen(Guid)"/>: the id carries its minute.
/// </summary>
public sealed partial class FeedbackLinks(IDataProtectionProvider protection, DatabaseSetup setup, ILogger<FeedbackLinks> logger)
{
    private const int IdLength = 16;

    private readonly Lazy<IDataProtector> _protector = new(() => protection.CreateProtector("HipPain.Feedback.Details.v1"));
    private volatile bool _hasKeys;

    /// <summary>Makes sure that <see cref="Write"/> will work, so that no vote is stored whose reader could not be thanked.</summary>
    /// <exception cref="FeedbackNotSavedException">The keys are in the database, and it does not answer.</exception>
    public void Prepare()
    {
        if (!_hasKeys)
        {
            Write(new FeedbackLink(Guid.Empty, Address.Home, FeedbackLinkState.Real));
        }
    }

    /// <summary>The token, of letters, digits, hyphens and underscores.</summary>
    /// <exception cref="FeedbackNotSavedException">The keys are in the database, and it does not answer.</exception>
    public string Write(FeedbackLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        byte[] content = [(byte)link.State, .. link.Id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(link.Address.Value)];
        return WithKeys(() => Base64Url.EncodeToString(_protector.Value.Protect(content)));
    }

    /// <summary>What a token carries; null where it is none of this site's.</summary>
    /// <exception cref="FeedbackNotSavedException">The keys are in the database, and it does not answer.</exception>
    public FeedbackLink? Read(string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        Prepare();
        return WithKeys(() =>
        {
            try
            {
                var content = _protector.Value.Unprotect(Base64Url.DecodeFromChars(token));
                var id = new Guid(content.AsSpan(1, IdLength), bigEndian: true);
                return Address.TryParse(Encoding.UTF8.GetString(content.AsSpan(1 + IdLength)), out var address)
                    ? new FeedbackLink(id, address, (FeedbackLinkState)content[0])
                    : null;
            }
            catch (Exception foreign) when (foreign is CryptographicException or FormatException)
            {
                return null;
            }
        });
    }

    private T WithKeys<T>(Func<T> use)
    {
        if (!_hasKeys && !setup.IsReady)
        {
            throw new FeedbackNotSavedException();
        }

        try
        {
            var result = use();
            _hasKeys = true;
            return result;
        }
        catch (Exception cause)
        {
            LogNoKeys(cause);
            throw new FeedbackNotSavedException("The keys of links could not be loaded.", cause);
        }
    }

    [LoggerMessage(LogLevel.Error, "The keys that protect the second step of feedback could not be loaded; the reader was told to try again.")]
    private partial void LogNoKeys(Exception cause);
}
