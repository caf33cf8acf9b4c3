using HipPain.Content;
using Microsoft.AspNetCore.Mvc;

namespace HipPain.Web.Pages;

internal static class MissingPage
{
    /// <summary>404, or 410 for what is known to be gone; the error page then tells readers what that was.</summary>
    public static StatusCodeResult Missing(this HttpContext context, Gone? gone)
    {
        context.Features.Set(gone);
        return new StatusCodeResult(gone is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
    }
}
