using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace HipPain.Web.PageViews;

/// <summary>
/// Counts what readers searched for and did not find, so that editors learn what is missing. Words are held in memory alone until
/// they are searched for the third time; only then they are stored, so that what one reader types once never is. One network
/// address adds to the same words once in five minutes.
/// </summary>
public sealed class SearchMisses(PageViewCounter counter, InflationCap cap, TimeProvider time, IOptions<PageViewOptions> options)
{
    /// <summary>The longest words that are counted, in UTF-16 units.</summary>
    public const int MostCharacters = 40;

    /// <summary>The most different words that are held in memory; when there would be more, those not yet stored are forgotten.</summary>
    public const int MostHeld = 2_000;

    /// <summary>The most different words that are counted on one day.</summary>
    public const int MostStored = 200;

    /// <summary>How often words are searched for before they are stored.</summary>
    public const int FewestTimes = 3;

    // "@" in each of its forms.
    private static readonly SearchValues<char> At = SearchValues.Create("@\uFF20\uFE6B");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly HashSet<string> _today = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <summary>Notes a search that found nothing, unless the reader may not be counted or the words could tell who it is.</summary>
    public void Note(HttpContext context, string typed)
    {
        if (options.Value.Enabled && Normalise(typed) is { } words && PageViewRule.IsReader(context.Request)
            && cap.AdmitOnce(context.Connection.RemoteIpAddress, words) && cap.Admit(context.Connection.RemoteIpAddress))
        {
            Note(words);
        }
    }

    /// <summary>Learns which words are stored for today, so that they count on after a restart.</summary>
    public void Learn(DateOnly day, IEnumerable<string> stored)
    {
        lock (_lock)
        {
            Turn(day);
            foreach (var words in stored)
            {
                _times[words] = FewestTimes;
                _today.Add(words);
            }
        }
    }

    /// <summary>The words in lower case with single blanks; null where they may tell who typed them, or are too long to be a question.</summary>
    private static string? Normalise(string typed)
    {
        var words = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        var isPlain = words.All(character => char.IsLetter(character) || char.IsPunctuation(character) || char.IsSymbol(character)
            || character is ' ' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark);
        return words.Length is > 0 and <= MostCharacters && isPlain && !words.AsSpan().ContainsAny(At) ? words : null;
    }

    private void Note(string words)
    {
        lock (_lock)
        {
            Turn(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            if (_times.Count >= MostHeld && !_times.ContainsKey(words))
            {
                MakeRoom();
            }

            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_times, words, out _);
            var isStored = times == FewestTimes;
            times = Math.Min(times + 1, FewestTimes);
            if (times == FewestTimes && (_today.Contains(words) || (_today.Count < MostStored && _today.Add(words))))
            {
                counter.CountSearchMiss(words, isStored ? 1 : FewestTimes);
            }
        }
    }

    private void Turn(DateOnly day)
    {
        if (_day != day)
        {
            _day = day;
            _today.Clear();
        }
    }

    private void MakeRoom()
    {
        foreach (var words in _times.Where(entry => entry.Value < FewestTimes).Select(entry => entry.Key).ToList())
        {
            _times.Remove(words);
        }

        if (_times.Count >= MostHeld)
        {
            _times.Clear();
        }
    }
}
