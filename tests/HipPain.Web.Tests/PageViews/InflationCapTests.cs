using System.Net;
using System.Reflection;
using HipPain.Web.PageViews;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.PageViews;

public sealed class InflationCapTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly InflationCap _cap;

    public InflationCapTests() => _cap = Cap(2);

    [Fact]
    public void Views_over_the_cap_are_refused() => Assert.Equal([true, true, false, false], Admit("192.0.2.1", 4));

    [Fact]
    public void Each_address_has_a_cap_of_its_own()
    {
        Admit("192.0.2.1", 3);

        Assert.Equal([true, true, false], Admit("192.0.2.2", 3));
    }

    [Fact]
    public void End_of_the_window_forgets_everyone()
    {
        Admit("192.0.2.1", 3);
        _time.Advance(InflationCap.Window - TimeSpan.FromSeconds(1));
        Assert.Equal([false], Admit("192.0.2.1", 1));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([true, true, false], Admit("192.0.2.1", 3));
    }

    [Fact]
    public void Addresses_of_one_IPv6_network_share_a_cap()
    {
        Admit("2001:db8:0:1::1", 2);

        Assert.Equal([false], Admit("2001:db8:0:1:ffff::2", 1));
        Assert.Equal([true], Admit("2001:db8:0:2::1", 1));
    }

    [Fact]
    public void Address_mapped_into_IPv6_is_the_same_address()
    {
        Admit("::ffff:192.0.2.1", 2);

        Assert.Equal([false], Admit("192.0.2.1", 1));
        Assert.Equal([true], Admit("::ffff:192.0.2.2", 1));
    }

    [Fact]
    public void Zero_is_no_cap()
    {
        using var cap = Cap(0);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(cap.Admit(IPAddress.Loopback)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Same_words_of_one_address_are_new_once_in_a_window_with_a_cap_or_without(int views)
    {
        using var cap = Cap(views);
        var (home, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));

        Assert.True(cap.AdmitOnce(home, "orange shoes"));
        Assert.False(cap.AdmitOnce(home, "orange shoes"));
        Assert.True(cap.AdmitOnce(home, "orange boots"));
        Assert.True(cap.AdmitOnce(other, "orange shoes"));
        Assert.True(cap.AdmitOnce(null, "orange shoes") && cap.AdmitOnce(null, "orange shoes"));
        _time.Advance(InflationCap.Window);
        Assert.True(cap.AdmitOnce(home, "orange shoes"));
    }

    [Fact]
    public void No_words_are_held() => Assert.DoesNotContain(
        typeof(InflationCap).GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
        field => field.FieldType.ToString().Contains("String", StringComparison.Ordinal));

    [Fact]
    public void Unknown_address_is_not_capped() => Assert.All(Enumerable.Range(0, 5), _ => Assert.True(_cap.Admit(null)));

    [Fact]
    public void Full_memory_caps_no_one_new()
    {
        for (var n = 0; n < InflationCap.MaxAddresses; n++)
        {
            _cap.Admit(new IPAddress(n + 1L));
        }

        Assert.Equal([true, true, true], Admit("255.255.255.254", 3));
        Assert.Equal([true, false], Admit(new IPAddress(1L).ToString(), 2));
    }

    public void Dispose() => _cap.Dispose();

    private InflationCap Cap(int views) => new(Options.Create(new PageViewOptions { InflationCap = views }), _time);

    private bool[] Admit(string address, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => _cap.Admit(IPAddress.Parse(address)))];
}
