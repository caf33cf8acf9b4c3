using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipPain.Web.Editors.Accounts;

/// <summary>The accounts of editors, for the site and for the command line.</summary>
public static class AccountServices
{
    /// <summary>
    /// How often PBKDF2 with HMAC-SHA512 is run over a password. OWASP's Password Storage Cheat Sheet asks for 210,000 at least; the
    /// framework's own number is 100,000.
    /// </summary>
    public const int HashIterations = 250_000;

    /// <summary>Wrong tries in a row that lock the password of an editor.</summary>
    public const int MostTries = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Adds the accounts. The database must have been added before.</summary>
    public static IdentityBuilder AddEditorAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditLog>();
        services.AddScoped<EditorRoll>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        var accounts = services.AddIdentityCore<Editor>(options =>
        {
            options.Lockout.AllowedForNewUsers = true;
            options.Lockout.MaxFailedAccessAttempts = MostTries;
            options.Lockout.DefaultLockoutTimeSpan = LockedFor;
            // An editor who was shut out counts as not confirmed: the framework asks before it lets anybody in.
            options.SignIn.RequireConfirmedAccount = true;
        });
        services.RemoveAll<IUserValidator<Editor>>().AddScoped<IUserValidator<Editor>, EditorName>();
        services.RemoveAll<IPasswordValidator<Editor>>().AddScoped<IPasswordValidator<Editor>, PasswordRule>();
        services.RemoveAll<IUserConfirmation<Editor>>().AddScoped<IUserConfirmation<Editor>, NotShutOut>();
        return accounts.AddEntityFrameworkStores<HipPainDbContext>();
    }

    private sealed class NotShutOut : IUserConfirmation<Editor>
    {
        public Task<bool> IsConfirmedAsync(UserManager<Editor> manager, Editor user) => Task.FromResult(user.DisabledAt is null);
    }
}
