using HipPain.Web.Operations;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Operations;

public sealed class SeparateNetworksTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Million_networks_are_counted_as_few()
    {
        var networks = new SeparateNetworks(Window, _time);
        var keys = Enumerable.Range(0, 1_000_000).Select(number => networks.KeyOf(NetworkOf(number))).ToHashSet();
        Assert.Equal(SeparateNetworks.Most + SeparateNetworks.Shared, keys.Count);
    }

    [Fact]
    public void Whoever_came_first_keeps_a_count_of_their_own()
    {
        var networks = new SeparateNetworks(Window, _time);
        for (var number = 0; number < 2 * SeparateNetworks.Most; number++)
        {
            Assert.Equal(number < SeparateNetworks.Most, networks.KeyOf(NetworkOf(number)) == NetworkOf(number));
        }

        Assert.Equal(NetworkOf(7), networks.KeyOf(NetworkOf(7)));
    }

    [Fact]
    public void Next_window_begins_anew()
    {
        var networks = new SeparateNetworks(Window, _time);
        for (var number = 0; number <= SeparateNetworks.Most; number++)
        {
            networks.KeyOf(NetworkOf(number));
        }

        _time.Advance(Window);
        Assert.Equal(NetworkOf(-1), networks.KeyOf(NetworkOf(-1)));
    }

    private static ulong NetworkOf(int number) => 0x2001_0db8_0000_0000UL + (uint)number;
}
