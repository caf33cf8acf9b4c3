namespace HipPain.Web.Pages.Feedback;

internal static class PostedForm
{
    /// <summary>The posted fields; empty where the body is not a form that can be read.</summary>
    public static async Task<IFormCollection> ReadPostedFormAsync(this HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellation) : FormCollection.Empty;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return FormCollection.Empty;
        }
    }
}
