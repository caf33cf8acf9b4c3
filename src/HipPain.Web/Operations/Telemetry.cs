using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

/// <summary>
/// What the site tells an operator's own monitoring by OpenTelemetry. Off until <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set: then nothing
/// of OpenTelemetry is loaded, and nobody listens to the meter and the source.
/// </summary>
internal static class Telemetry
{
    /// <summary>The name of the site's one meter and one source of spans.</summary>
    public const string Name = "HipPain";

    /// <summary>Where spans begin; each is null while nobody listens. Nothing that comes from a reader goes into one.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Whether an endpoint is set.</summary>
    public static bool IsOn(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[TelemetryOptions.EndpointKey]);

    /// <summary>Sends metrics and spans where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says. It stops after all services that are added later.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsOn(configuration))
        {
            return services;
        }

        services.AddOptions<TelemetryOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<TelemetryOptions>>(new ConfigureOptions<TelemetryOptions>(options =>
            (options.Endpoint, options.Protocol) = (configuration[TelemetryOptions.EndpointKey], configuration[TelemetryOptions.ProtocolKey])));
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        // In a class of its own: whatever names OpenTelemetry has its assemblies loaded.
        TelemetryExport.Add(services);
        return services;
    }

    /// <summary>A label whose values are the names of an enumeration, so that there are only as many.</summary>
    public static KeyValuePair<string, object?> Label<T>(string key, T value)
        where T : struct, Enum => new(key, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    /// <summary>Says of a span what kind of failure it ended with. Not its words: they may be a reader's.</summary>
    public static void Fail(this Activity? span, Exception cause) => span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", cause.GetType().FullName);
}

/// <summary>Where telemetry goes, by the names that OpenTelemetry gives these settings.</summary>
internal sealed class TelemetryOptions
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>An absolute address with http or https.</summary>
    public string? Endpoint { get; set; }

    /// <summary><c>grpc</c> or <c>http/protobuf</c>; null for the library's own choice, which is <c>grpc</c>.</summary>
    public string? Protocol { get; set; }
}

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    // The values are not repeated: an address may hold a password.
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        !Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https")
            ? ValidateOptionsResult.Fail($"{TelemetryOptions.EndpointKey} must be an address with http or https, such as http://localhost:4318, or not be set.")
        : options.Protocol?.Trim() is not (null or "" or "grpc" or "http/protobuf")
            ? ValidateOptionsResult.Fail($"{TelemetryOptions.ProtocolKey} must be grpc or http/protobuf, or not be set.")
        : ValidateOptionsResult.Success;
}
