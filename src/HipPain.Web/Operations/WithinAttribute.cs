using System.ComponentModel.DataAnnotations;

namespace HipPain.Web.Operations;

/// <summary>A whole number within limits, both included. Generated validators put their own class in the place of
/// <see cref="RangeAttribute"/> and lose its message, which must name the key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithinAttribute(int least, int most) : ValidationAttribute
{
    /// <summary>The smallest number allowed.</summary>
    public int Least => least;

    /// <summary>The largest number allowed.</summary>
    public int Most => most;

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is int number && number >= least && number <= most;
}
