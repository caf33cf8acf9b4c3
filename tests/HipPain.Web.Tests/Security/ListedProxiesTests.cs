using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Security;

/// <summary>Whom the site takes a request to come from, over real connections.</summary>
public sealed class ListedProxiesTests(ListedProxiesTests.BehindProxies behind) : IClassFixture<ListedProxiesTests.BehindProxies>
{
    private const string Proxy = "proxy";

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:5555", "203.0.113.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("[2001:db8::7]:443", "2001:db8::7")]
    [InlineData("203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("203.0.113.7,10.1.255.3 ,10.0.0.2", "203.0.113.7")]
    [InlineData("2001:db8::7, fd00::2", "2001:db8::7")]
    // What the reader made up stands before what the first proxy saw.
    [InlineData("198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("127.0.0.1, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("<script>, 203.0.113.7", "203.0.113.7")]
    // One that is not listed is a reader itself.
    [InlineData("203.0.113.7, 10.0.0.3", "10.0.0.3")]
    [InlineData("203.0.113.7, 10.2.0.1, 10.0.0.2", "10.2.0.1")]
    [InlineData("10.0.0.2", "10.0.0.2")]
    [InlineData("", Proxy)]
    [InlineData("unknown", Proxy)]
    [InlineData("203.0.113.7, unknown", Proxy)]
    [InlineData("203.0.113.7, , ", "203.0.113.7")]
    [InlineData("203.0.113.7.8", Proxy)]
    [InlineData("203.0.113.7 10.0.0.2", Proxy)]
    [InlineData("2001:db8::7::1", Proxy)]
    [InlineData("%00", Proxy)]
    public async Task Reader_is_whom_the_last_of_the_listed_proxies_saw(string forwarded, string reader) =>
        Assert.Equal(($"{reader} http"), await behind.WhoAsync(("X-Forwarded-For", forwarded)));

    [Fact]
    public async Task Addresses_on_several_lines_are_read_as_one_list() => Assert.Equal(
        "203.0.113.7 http",
        await behind.WhoAsync(("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-For", "10.0.0.2")));

    [Fact]
    public async Task Thousand_addresses_are_read_as_far_as_proxies_are_listed() => Assert.Equal(
        "203.0.113.7 http",
        await behind.WhoAsync(("X-Forwarded-For", string.Join(',', Enumerable.Repeat("10.0.0.2", 1_000).Prepend("203.0.113.7")))));

    [Theory]
    [InlineData("203.0.113.7", "https", "203.0.113.7 https")]
    [InlineData("203.0.113.7, 10.0.0.2", "https", "203.0.113.7 https")]
    [InlineData("203.0.113.7, 10.0.0.2", "https, http", "203.0.113.7 https")]
    [InlineData("203.0.113.7", "https://evil.example/", "203.0.113.7 http")]
    [InlineData("203.0.113.7", "", "203.0.113.7 http")]
    public async Task Scheme_is_that_by_which_the_reader_came(string forwarded, string scheme, string expected) =>
        Assert.Equal(expected, await behind.WhoAsync(("X-Forwarded-For", forwarded), ("X-Forwarded-Proto", scheme)));

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("Forwarded", "for=203.0.113.7;proto=https;host=evil.example")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("X-Original-For", "203.0.113.7")]
    public async Task No_other_header_of_a_proxy_is_believed(string header, string value) =>
        Assert.Equal($"{Proxy} http", await behind.WhoAsync((header, value)));

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1, 10.0.0.0/8, 2001:db8::/32")]
    public async Task Nobody_else_is_believed(string listed)
    {
        await using var site = new BehindProxies(listed);
        foreach (var forwarded in (string[])["203.0.113.7", "203.0.113.7, 192.0.2.1", "192.0.2.1", "2001:db8::1", "127.0.0.1", "unknown"])
        {
            Assert.Equal($"{Proxy} http", await site.WhoAsync(("X-Forwarded-For", forwarded), ("X-Forwarded-Proto", "https")));
        }

        Assert.Equal($"{Proxy} http", await site.WhoAsync(("X-Forwarded-Proto", "https")));
    }

    /// <summary>Tells at an address of its own whom it takes a request to come from.</summary>
    public sealed class BehindProxies : Site
    {
        public BehindProxies()
            : this("127.0.0.1, ::1, 10.0.0.2, 10.1.0.0/16, fd00::/8")
        {
        }

        internal BehindProxies(string listed)
            : base(host => host.UseSetting("Proxy:Addresses", listed).ConfigureServices(services => services.AddSingleton<IStartupFilter, Tells>())) => Serve();

        public async Task<string> WhoAsync(params (string Name, string Value)[] headers)
        {
            var lines = string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"));
            var answer = await RawAnswer.ToAsync(Port, $"GET /who HTTP/1.0\r\nHost: localhost\r\n{lines}\r\n");
            Assert.Equal(200, answer.Status);
            return answer.Body;
        }

        private sealed class Tells : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                next(app);
                RequestDelegate tell = context => context.Response.WriteAsync(
                    $"{(context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) ? Proxy : context.Connection.RemoteIpAddress)} {context.Request.Scheme}");
                ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).DataSources.Add(
                    new DefaultEndpointDataSource(new RouteEndpointBuilder(tell, RoutePatternFactory.Parse("/who"), -1).Build()));
            };
        }
    }
}
