namespace HipPain.Benchmarks.Serving;

/// <summary>Those that compete.</summary>
/// <param name="Site">As readers meet it, but that no network is capped.</param>
/// <param name="Capped">It holds each view against a cap, as it does by default.</param>
/// <param name="Silent">It does not count page views.</param>
/// <param name="Nginx">As people usually run it.</param>
/// <param name="Tuned">As fast as it gets.</param>
/// <param name="TunedWithHeaders">The same, and sends the site's headers.</param>
internal sealed record Servers(Server Site, Server Capped, Server Silent, Server Nginx, Server Tuned, Server TunedWithHeaders);
