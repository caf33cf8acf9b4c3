using HipPain.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;

namespace HipPain.Web.Security;

/// <summary>The keys behind editors' sessions, form tokens and the second step of feedback.</summary>
internal static class ProtectionKeys
{
    /// <summary>
    /// Keeps the keys in the database, so that they outlive a restart and are the same on every node. They are read when they are
    /// first needed: ASP.NET Core would read them during the start, which must not wait for the database.
    /// </summary>
    public static IServiceCollection AddProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("HipPain").PersistKeysToDbContext<HipPainDbContext>()
            // For keys that are made from now on; the framework's own is CBC with a MAC beside it. Each key says what it is for.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        var atStart = services.Single(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly);
        services.Remove(atStart);
        return services;
    }
}
