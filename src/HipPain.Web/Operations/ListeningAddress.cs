namespace HipPain.Web.Operations;

internal static class ListeningAddress
{
    /// <summary>Where the site listens unless <c>ASPNETCORE_URLS</c> or <c>--urls</c> says otherwise.</summary>
    public const string Default = "http://localhost:5080";

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(Default);
        }
    }
}
