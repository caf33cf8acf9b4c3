using HipPain.Web.Data;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors;

/// <summary>Adds editors to the site: who may sign in, and what they see then.</summary>
internal static class EditorServices
{
    /// <summary>Where editors sign in.</summary>
    public const string SignInPath = EditorGate.Path + "/sign-in";

    private static readonly TimeSpan SessionIdle = TimeSpan.FromMinutes(30);

    /// <summary>Adds what editors need. The database must have been added before.</summary>
    public static IServiceCollection AddEditors(this IServiceCollection services)
    {
        services.AddOptions<EditorOptions>().BindConfiguration(EditorOptions.SectionName).ValidateOnStart();
        services.AddSingleton<EditorDoor>();
        services.AddSingleton<AuditLog>();
        services.AddIdentityCore<Editor>().AddEntityFrameworkStores<HipPainDbContext>().AddSignInManager().AddDefaultTokenProviders();
        // No scheme is the default one: readers' requests are never held against the sessions of editors.
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Harden(options.Cookie, SiteCookies.Editor);
                options.ExpireTimeSpan = SessionIdle;
                options.SlidingExpiration = true;
                options.LoginPath = options.AccessDeniedPath = SignInPath;
                options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                Harden(options.Cookie, SiteCookies.Editor + "-step");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddAntiforgery(options =>
        {
            // The gate's cookie policy makes it secure; asked for here, it would refuse to work behind a proxy that ends TLS.
            Harden(options.Cookie, SiteCookies.Editor + "-form");
            options.Cookie.SecurePolicy = CookieSecurePolicy.None;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Puts the gate before everything under <c>/editor</c>. It stands after routing.</summary>
    public static void UseEditors(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(EditorGate.Path, StringComparison.OrdinalIgnoreCase),
        editors => editors
            .UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Strict })
            .UseMiddleware<EditorGate>());

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.IsEssential = true;
    }
}
