using HipPain.Content.Checking;
using HipPain.Content.Yaml;
using Keys = HipPain.Content.Articles.FrontMatterFields;

namespace HipPain.Content.Articles;

/// <summary>Reads the codes of an article, and takes only those that can be codes of their list.</summary>
internal static class ClinicalCodesReader
{
    public static ClinicalCodes Read(YamlFields fields, ProblemLog log)
    {
        return new ClinicalCodes
        {
            Icd10Cm = Codes(Keys.Icd10Cm, CodeForm.IsIcd10Cm, "an ICD-10-CM code, such as M70.61"),
            Icd10 = Codes(Keys.Icd10, CodeForm.IsIcd10, "an ICD-10 code, such as M70.6"),
            Snomed = Codes(Keys.Snomed, CodeForm.IsSnomed, "a SNOMED CT concept id, such as 7674000"),
        };

        IReadOnlyList<string> Codes(TextsField list, Func<string, bool> isRight, string what)
        {
            var codes = new List<string>();
            foreach (var (text, mark) in fields.Texts(list.Key, list.Most, list.MostEach))
            {
                if (isRight(text))
                {
                    codes.Add(text);
                }
                else
                {
                    log.Add(Rules.WrongCode, mark, $"{Quoted.Text(text)} cannot be {what}.");
                }
            }

            return codes;
        }
    }
}
