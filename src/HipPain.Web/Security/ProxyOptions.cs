using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

/// <summary>Which proxies stand in front of the site. They alone are believed when they say who asked them, and by which scheme.</summary>
public sealed class ProxyOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Proxy";

    /// <summary>
    /// Their IP addresses, or networks in CIDR notation (RFC 4632, RFC 4291), with commas or spaces between: <c>10.0.0.2, fd00::/8</c>.
    /// Empty where there is none.
    /// </summary>
    public string Addresses { get; set; } = "";

    /// <summary>The same as networks; a single address is the whole of one. Null if a part of the text is neither, or takes in everybody.</summary>
    public IReadOnlyList<IPNetwork>? Networks()
    {
        var read = Addresses.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        return read.Contains(null) ? null : [.. read.OfType<IPNetwork>()];
    }

    private static IPNetwork? Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network.PrefixLength > 0 ? network : null;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        // "10.0" would be read as 10.0.0.0, which nobody means.
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? new IPNetwork(plain, 128)
            : text.EndsWith(plain.ToString(), StringComparison.Ordinal) ? new IPNetwork(plain, 32)
            : null;
    }
}

internal sealed class ProxyOptionsValidator(IConfiguration settings) : IValidateOptions<ProxyOptions>
{
    private const string Addresses = $"{ProxyOptions.Section}:{nameof(ProxyOptions.Addresses)}";

    // What ASP.NET Core calls ASPNETCORE_FORWARDEDHEADERS_ENABLED once it is read.
    private const string Everybody = "FORWARDEDHEADERS_ENABLED";

    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        settings.GetSection(Addresses).GetChildren().Any() || options.Networks() is not { } listed
            ? ValidateOptionsResult.Fail($"The setting {Addresses} has to be IP addresses or networks with commas between, such as 10.0.0.2, fd00::/8; a network of everybody is none.")
        : listed.Count > 0 && bool.TryParse(settings[Everybody], out var believesAll) && believesAll
            ? ValidateOptionsResult.Fail($"The setting {Addresses} says which proxies are believed, and ASPNETCORE_{Everybody} has everybody believed: take one of them away.")
        : ValidateOptionsResult.Success;
}
