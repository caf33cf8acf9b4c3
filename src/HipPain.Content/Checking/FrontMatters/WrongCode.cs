namespace HipPain.Content.Checking.FrontMatters;

/// <summary>A code that cannot be one of the list under whose name it stands.</summary>
public sealed class WrongCode() : Rule(
    "HP079", Level.Error,
    "Every code has the form of the codes in its list.",
    "Copy the code from the published list, with its dot, and a SNOMED CT concept id with all its digits.",
    bad: Example.Matter("codes:\n  icd10cm: [M7060]\n  icd10: [M70.6-]\n  snomed: [7674001]"),
    good: Example.Matter("codes:\n  icd10cm: [M70.60]\n  icd10: [M70.6]\n  snomed: [7674000]"));
