namespace HipPain.Web.Publishing;

/// <summary>Why a kept page was dropped.</summary>
internal enum DropCause
{
    /// <summary>Something that it shows has changed.</summary>
    Changed,

    /// <summary>Kept pages took more memory than is allowed.</summary>
    Memory,
}
