namespace HipPain.Web.Tests.Deploy;

/// <summary>A test that needs a program of operators. Where it is missing the test is skipped, and says why.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program, string package) =>
        Skip = Environment.GetEnvironmentVariable("HIPPAIN_REQUIRE_DEPLOY") is "1" || OperatorProgram.Find(program) is not null
            ? null
            : $"{program} is not installed (Debian: apt-get install {package}).";
}
