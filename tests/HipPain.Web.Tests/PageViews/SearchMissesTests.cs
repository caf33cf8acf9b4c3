using System.Net;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.PageViews;

public sealed class SearchMissesTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestSite _site;
    private int _readers;

    public SearchMissesTests() => _site = new TestSite(_time);

    [Fact]
    public void Words_are_counted_from_the_third_search_on()
    {
        Search("Orange  Shoes", 2);
        Assert.Empty(Counts());

        Search(" orange shoes ", 1);
        Assert.Equal(["SearchMiss orange shoes 3"], Counts());

        Search("ORANGE SHOES", 2);
        Assert.Equal(["SearchMiss orange shoes 2"], Counts());
    }

    [Fact]
    public void Words_that_were_counted_before_go_on_the_next_day()
    {
        Search("orange shoes", 3);
        Counts();
        _time.Advance(TimeSpan.FromDays(1));
        Search("orange shoes", 1);
        Assert.Equal(["SearchMiss orange shoes 1"], Counts());
    }

    [Theory]
    [InlineData("call 07700 900123")]
    [InlineData("half ½")]
    [InlineData("someone@example.org")]
    [InlineData("someone\uff20example.org")]
    [InlineData("someone\ufe6bexample.org")]
    [InlineData("call \uff10\uff17\uff17\uff10\uff10")]
    [InlineData("call ٠٧٧٠٠")]
    [InlineData("call ०७७००")]
    [InlineData("call \U0001d7d8\U0001d7df")]
    [InlineData("call ⓪⑦")]
    [InlineData("ⅷ")]
    [InlineData("forty one letters and blanks are too long")]
    [InlineData("right\u202eleft")]
    [InlineData("  ")]
    public void Words_that_may_tell_who_typed_them_are_never_counted(string typed)
    {
        Search(typed, 5);
        Assert.Empty(Counts());
    }

    [Fact]
    public void Forty_letters_are_counted()
    {
        Search(new string('a', 40), 3);
        Assert.Single(Counts());
    }

    [Theory]
    [InlineData("User-Agent", "Googlebot/2.1")]
    [InlineData("Sec-GPC", "1")]
    [InlineData("DNT", "1")]
    [InlineData("Cookie", "__Host-nocount=1")]
    [InlineData("Cookie", "__Host-editor=abc")]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Fetch-Dest", "empty")]
    public void Searches_of_those_who_are_not_counted_are_not_either(string header, string value)
    {
        Search("orange shoes", 5, request => request.Headers[header] = value);
        Assert.Empty(Counts());
    }

    [Fact]
    public void Search_that_only_asks_for_headers_is_not_counted()
    {
        Search("orange shoes", 5, request => request.Method = "HEAD");
        Assert.Empty(Counts());
    }

    [Fact]
    public void One_address_adds_to_the_same_words_once_in_five_minutes()
    {
        Search("orange shoes", 9, request => request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.77"));
        Assert.Empty(Counts());
        for (var window = 0; window < 2; window++)
        {
            _time.Advance(InflationCap.Window);
            Search("orange shoes", 9, request => request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.77"));
        }

        Assert.Equal(["SearchMiss orange shoes 3"], Counts());
    }

    [Fact]
    public async Task Counting_that_is_switched_off_keeps_no_words()
    {
        await using var site = new TestSite(_time, "PageViews:Enabled=false");
        for (var times = 0; times < 5; times++)
        {
            site.Get<SearchMisses>().Note(Visit(null), "orange shoes");
        }

        Assert.True(site.Get<PageViewCounter>().IsEmpty);
    }

    [Fact]
    public void Two_hundred_different_words_are_counted_on_one_day()
    {
        for (var n = 0; n < SearchMisses.MostStored + 10; n++)
        {
            Search(Word(n), 3);
        }

        Assert.Equal(SearchMisses.MostStored, Counts().Length);
        Search(Word(SearchMisses.MostStored + 5), 3);
        Assert.Empty(Counts());
        Search(Word(7), 1);
        Assert.Single(Counts());
    }

    [Fact]
    public void Words_made_up_without_end_do_not_fill_the_memory_and_push_no_counted_ones_out()
    {
        Search("orange shoes", 3);
        for (var n = 0; n < SearchMisses.MostHeld * 2; n++)
        {
            Search(Word(n), 1);
        }

        Search("orange shoes", 1);
        Assert.Equal(["SearchMiss orange shoes 4"], Counts());
    }

    [Fact]
    public void Words_that_were_not_counted_yet_are_forgotten_where_more_are_made_up_than_are_held()
    {
        Search("orange shoes", SearchMisses.FewestTimes - 1);
        for (var n = 0; n < SearchMisses.MostHeld; n++)
        {
            Search(Word(n), 1);
        }

        Search("orange shoes", SearchMisses.FewestTimes - 1);
        Assert.Empty(Counts());
    }

    [Fact]
    public async Task Words_that_are_stored_for_today_count_on_after_a_restart()
    {
        await _site.StartMigratedAsync<DatabaseSetup>();
        await StoreAsync(PageViewKind.SearchMiss, "orange shoes");
        await _site.StartAsync<StoredNames>();
        await TestSite.EventuallyAsync(() =>
        {
            Search("orange shoes", 1);
            return Counts().Contains("SearchMiss orange shoes 1");
        });
    }

    [Fact]
    public async Task Hosts_that_are_stored_for_today_bound_those_that_are_new_after_a_restart()
    {
        await _site.StartMigratedAsync<DatabaseSetup>();
        for (var n = 0; n < PageViewCounter.MaxReferringHosts - 1; n++)
        {
            await StoreAsync(PageViewKind.Referrer, $"host{n}.example");
        }

        var counter = _site.Get<PageViewCounter>();
        await _site.StartAsync<StoredNames>();
        await TestSite.EventuallyAsync(() =>
        {
            counter.CountView("/", isArrival: true, $"new{_readers++}.example");
            return Counts().Contains("Referrer other 1");
        });
        counter.CountView("/", isArrival: true, "host3.example");
        Assert.Contains("Referrer host3.example 1", Counts());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Word(int number) => string.Concat(number.ToString("D6").Select(digit => (char)('a' + digit - '0')));

    private Task<int> StoreAsync(PageViewKind kind, string name) => _site.ReadAsync(database =>
    {
        database.PageViewCounts.Add(new PageViewCount { Day = new DateOnly(2026, 3, 1), Kind = kind, Name = name, Count = 3 });
        return database.SaveChangesAsync();
    });

    private void Search(string typed, int times, Action<HttpRequest>? change = null)
    {
        for (var time = 0; time < times; time++)
        {
            _site.Get<SearchMisses>().Note(Visit(change), typed);
        }
    }

    // Each from an address of its own.
    private DefaultHttpContext Visit(Action<HttpRequest>? change)
    {
        var context = new DefaultHttpContext();
        _readers++;
        context.Connection.RemoteIpAddress = new IPAddress([10, (byte)(_readers >> 16), (byte)(_readers >> 8), (byte)_readers]);
        context.Request.Method = "GET";
        context.Request.Headers.UserAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        context.Request.Headers["Sec-Fetch-Mode"] = "navigate";
        context.Request.Headers["Sec-Fetch-Dest"] = "document";
        change?.Invoke(context.Request);
        return context;
    }

    private string[] Counts() => [.. _site.Get<PageViewCounter>().Take()
        .Select(entry => $"{entry.Key.Kind} {entry.Key.Name} {entry.Value}").Order(StringComparer.Ordinal)];
}
