using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>The way in.</summary>
[AllowAnonymous]
public sealed class SignInModel : PageModel;
