using HipPain.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HipPain.Web.Tests.Security;

public sealed class ProxySettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("10.0.0.2")]
    [InlineData("10.0.0.2,10.1.0.0/16")]
    [InlineData("10.0.0.2, 10.0.0.3 fd00::/8, ::1")]
    [InlineData("::ffff:10.0.0.2")]
    [InlineData("10.1.2.3/16")]
    public async Task Addresses_and_networks_let_the_site_start(string addresses)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", addresses));
        using var client = site.Browser();
        using var answer = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.2;10.0.0.3")]
    [InlineData("10.0.0.2, all")]
    [InlineData("*")]
    public async Task Anything_else_stops_the_start_with_the_key(string addresses)
    {
        using var run = new ProgramRun([], ("Proxy__Addresses", addresses), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        Assert.StartsWith("The setting Proxy:Addresses has to be", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_in_the_form_of_several_settings_is_not_passed_over_in_silence()
    {
        using var run = new ProgramRun([], ("Proxy__Addresses__0", "10.0.0.2"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        Assert.StartsWith("The setting Proxy:Addresses has to be", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Believing_everybody_and_a_list_exclude_each_other()
    {
        using var run = new ProgramRun([], ("Proxy__Addresses", "10.0.0.2"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        Assert.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Nothing_is_put_before_a_page_where_no_proxy_is_listed(string addresses, bool isThere)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", addresses));
        RequestDelegate page = _ => Task.CompletedTask;
        var app = new ApplicationBuilder(site.Services);
        app.UseListedProxies();
        app.Run(page);
        Assert.Equal(isThere, !ReferenceEquals(page, app.Build()));
    }
}
