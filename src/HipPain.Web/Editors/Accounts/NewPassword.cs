namespace HipPain.Web.Editors.Accounts;

/// <summary>What became of a password that an editor wanted to set.</summary>
public sealed record NewPassword
{
    /// <summary>What is wrong with the password, as a sentence; null if nothing is.</summary>
    public string? PasswordIsWrong { get; init; }

    /// <summary>Whether the app's code was not the right one.</summary>
    public bool CodeIsWrong { get; init; }

    /// <summary>Whether the account was changed by another request in this moment, so that nothing was set by this one.</summary>
    public bool WasChanged { get; init; }

    /// <summary>The recovery codes, which are shown this once; empty where nothing was set.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];
}
