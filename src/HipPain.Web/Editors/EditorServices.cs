using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Editors.Desk;
using HipPain.Web.Editors.Statistics;
using HipPain.Web.Operations;
using HipPain.Web.Security;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Editors;

/// <summary>Adds editors to the site: who may sign in, and what they see then.</summary>
internal static class EditorServices
{
    /// <summary>Where editors sign in.</summary>
    public const string SignInPath = EditorGate.Path + "/sign-in";

    /// <summary>Adds what editors need. The database must have been added before.</summary>
    public static IServiceCollection AddEditors(this IServiceCollection services)
    {
        services.AddOptions<EditorOptions>().BindConfiguration(EditorOptions.SectionName).ValidateOnStart();
        services.AddSingleton<EditorDoor>();
        services.AddScoped<ReaderFigures>().AddScoped<FeedbackMarking>();
        services.AddSingleton<IHttpContextAccessor, EditorContextAccessor>();
        services.AddEditorAccounts().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Editor>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<SignInLimit>();
        services.AddScoped<AuthenticatorCodes>().AddScoped<AuthenticatorKeys>().AddScoped<EditorSignIn>().AddScoped<WaysIn>().AddScoped<WelcomeVisit>().AddScoped<EndedSessions>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, time) =>
        {
            options.ValidationInterval = EditorSession.CheckedEvery;
            options.TimeProvider = time;
        });
        services.AddPasskeys();
        services.AddEditorCookies();
        return services;
    }

    /// <summary>Passkeys that need no name typed, ask who holds the device, and work at the site's own origin alone.</summary>
    private static void AddPasskeys(this IServiceCollection services) =>
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SiteOptions>>((options, site) =>
        {
            var origin = site.Value.OriginUri;
            options.ServerDomain = origin.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && string.Equals(context.Origin, origin.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
        });

    private static void AddEditorCookies(this IServiceCollection services)
    {
        // No scheme is the default one: readers' requests are never held against the sessions of editors.
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Harden(options.Cookie, SiteCookies.Editor);
                options.ExpireTimeSpan = EditorSession.Idle;
                options.SlidingExpiration = true;
                options.LoginPath = options.AccessDeniedPath = SignInPath;
                options.Events.OnSigningIn = EditorSession.BeginAsync;
                options.Events.OnValidatePrincipal = EditorSession.ValidateAsync;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                Harden(options.Cookie, SiteCookies.Editor + "-step");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                options.SlidingExpiration = false;
            })
            // Never given out: the framework takes it away with every session that ends, and fails where the scheme is missing.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme, options => Harden(options.Cookie, SiteCookies.Editor + "-remember"))
            .AddCookie(WelcomeVisit.Scheme, options =>
            {
                Harden(options.Cookie, SiteCookies.Editor + "-welcome");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                options.SlidingExpiration = false;
            });
        services.AddAntiforgery(options =>
        {
            // The gate's cookie policy makes it secure; asked for here, it would refuse to work behind a proxy that ends TLS.
            Harden(options.Cookie, SiteCookies.Editor + "-form");
            options.Cookie.SecurePolicy = CookieSecurePolicy.None;
            options.SuppressXFrameOptionsHeader = true;
        });
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
