using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace HipPain.Web.Tests.Operations;

/// <summary>The site where it ends TLS itself.</summary>
public sealed partial class SecureConnectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Pages_come_over_http_2_without_a_setting_and_the_same_whether_rendered_or_kept()
    {
        var (certificate, thumbprint) = NewCertificate();
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={_folder.FullName}/hippain.db"), ("ASPNETCORE_URLS", "https://127.0.0.1:0"),
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Site__Origin", "https://localhost"), ("Kestrel__Certificates__Default__Path", certificate));
        await run.SaysAsync("Now listening on");
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == thumbprint,
            },
        };
        using var client = new HttpClient(handler)
        {
            BaseAddress = new Uri(Listening.Match(run.Output).Value),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };

        using var rendered = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        using var kept = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/causes") { Version = HttpVersion.Version20, Headers = { IfNoneMatch = { kept.Headers.ETag! } } };
        using var unchanged = await client.SendAsync(request);

        Assert.All([rendered, kept, unchanged], answer => Assert.Equal(HttpVersion.Version20, answer.Version));
        Assert.Equal([200, 200, 304], new[] { rendered, kept, unchanged }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(await rendered.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());
        HouseRules.CheckHeaders(kept);
        Assert.Equal(["max-age=63072000"], kept.Headers.GetValues("Strict-Transport-Security"));
    }

    private (string File, string Thumbprint) NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(_folder.FullName, "localhost.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return (file, certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }

    [GeneratedRegex(@"https://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
