using HipPain.Content.Articles;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

internal static class AddressColumn
{
    /// <summary>Keeps an address as its text.</summary>
    public static PropertyBuilder<Address> HasAddress(this PropertyBuilder<Address> property) =>
        property.HasMaxLength(700).HasConversion(address => address.Value, text => Parse(text));

    private static Address Parse(string text) => Address.TryParse(text, out var address)
        ? address
        : throw new FormatException($"The database holds '{text}', which is no address.");
}
