using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HipPain.Web.Tests.Editors;

/// <summary>A device that holds one passkey, which verifies its holder (Web Authentication, level 3, sections 6.1 and 6.5).</summary>
public sealed class PasskeyDevice : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";

    /// <summary>Where the browser says the page is that asks.</summary>
    public string Origin { get; init; } = "http://localhost:5080";

    /// <summary>Whether the browser says that the page is within another one.</summary>
    public bool IsWithinAnother { get; init; }

    /// <summary>What the device says of its holder when the passkey is used: 1 there is one, 4 it is the right one.</summary>
    public byte Holder { get; init; } = 0x05;

    /// <summary>The passkey's id, as pages show it.</summary>
    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>Makes the passkey that a page's options ask for, and says of it what a browser would.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        // The key as COSE has it, and before it what CBOR calls a map of three: no format, no statement, and the data.
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(0x45), .. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        byte[] attestation =
            [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Say(new { clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", asked, "http://localhost:5080")), attestationObject = Base64Url.EncodeToString(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>Answers a page's options with the passkey.</summary>
    public string Use(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var (data, client) = (Data(Holder), Client("webauthn.get", asked, Origin, IsWithinAnother));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Say(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(count, 0);
        return [.. SHA256.HashData("localhost"u8), flags, .. count];
    }

    private static byte[] Client(string type, JsonDocument asked, string origin, bool crossOrigin = false) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin });

    private string Say(object response) => JsonSerializer.Serialize(
        new { id = Id, rawId = Id, type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });
}
