using HipPain.Content.Addresses;

namespace HipPain.Content.Checking.Addresses;

/// <summary>An address that readers may have kept and that nothing answers any more.</summary>
public sealed class AddressVanished() : GuideRule(
    "HP034", Level.Error,
    "An address that was published once answers for ever.",
    "Give the address back; or write behind it in addresses.txt \"-> /new\" if it has moved, or \"gone\" and a note for readers if it is withdrawn.",
    bad: Example.Whole("addresses.txt", "/\n/vanished", "/vanished"),
    good: Example.Whole("addresses.txt", "/\n/vanished gone This page was out of date.", "/vanished gone This page was out of date."))
{
    internal override void Check(GuideText guide)
    {
        foreach (var line in guide.Ledger.Lines)
        {
            if (line.Note is null && !guide.Answers(line.Address) && !guide.IsBroken(line.Address))
            {
                guide.Add(this, Ledger.File, line.Mark, $"Nothing answers at {line.Address} any more.");
            }
        }
    }
}
