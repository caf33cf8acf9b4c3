namespace HipPain.Content.Tests;

/// <summary>A test of file permissions, which the superuser does not feel.</summary>
internal sealed class NotRootFactAttribute : FactAttribute
{
    public NotRootFactAttribute()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            Skip = "Permissions do not hold for the superuser.";
        }
    }
}
