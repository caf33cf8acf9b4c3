using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>What readers read and said, at a glance.</summary>
public sealed class IndexModel : PageModel;
