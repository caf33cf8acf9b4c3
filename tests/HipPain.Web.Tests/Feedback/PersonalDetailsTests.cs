using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Feedback;

namespace HipPain.Web.Tests.Feedback;

public sealed class PersonalDetailsTests
{
    private const string Email = "[email removed]";
    private const string Phone = "[phone number removed]";
    private const string Nhs = "[NHS number removed]";
    private const string Insurance = "[National Insurance number removed]";
    private const string Postcode = "[postcode removed]";
    private const string Birth = "[date of birth removed]";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("ann.runner@example.com", Email)]
    [InlineData("Write to ann+hip@mail.example.co.uk, please.", $"Write to {Email}, please.")]
    [InlineData("ANN_O'NEIL@EXAMPLE.COM", Email)]
    [InlineData("jürgen@müller.de", Email)]
    [InlineData("ann @ example.com", Email)]
    [InlineData("ann (at) example (dot) com", Email)]
    [InlineData("ann[at]example.com", Email)]
    [InlineData("ann at example dot com", Email)]
    [InlineData("a\u200bnn@exa\u200bmple.c\u00adom", Email)]
    [InlineData("ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", Email)]
    [InlineData("(ann@example.com)", $"({Email})")]
    public void Email_address_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.EmailRemoved);

    [Theory]
    [InlineData("07700 900123", Phone)]
    [InlineData("07700900123", Phone)]
    [InlineData("07700-900-123", Phone)]
    [InlineData("07.700.900.123", Phone)]
    [InlineData("Ring 020 7946 0958 after six", $"Ring {Phone} after six")]
    [InlineData("(0161) 496 0000", Phone)]
    [InlineData("01632 960001", Phone)]
    [InlineData("0800 1111", Phone)]
    [InlineData("0845 46 47", Phone)]
    [InlineData("+44 7700 900123", Phone)]
    [InlineData("+44 (0)7700 900 123", Phone)]
    [InlineData("0044 7700 900123", Phone)]
    [InlineData("7700900123", Phone)]
    [InlineData("7700 900123", Phone)]
    [InlineData("+49 30 901820", Phone)]
    [InlineData("+33 1 42 68 53 00", Phone)]
    [InlineData("01 42 68 53 00", Phone)]
    [InlineData("0151 23456789", Phone)]
    [InlineData("(415) 555-0123", Phone)]
    [InlineData("415-555-0123", Phone)]
    [InlineData("1 415 555 0123", Phone)]
    [InlineData("4155550123", Phone)]
    [InlineData("call me on 496 0123", $"call me on {Phone}")]
    [InlineData("my phone: 555-0123", $"my phone: {Phone}")]
    [InlineData("week 3, 07700 900123", $"week 3, {Phone}")]
    [InlineData("on day 3 07700 900123 is mine", $"on day 3 {Phone} is mine")]
    [InlineData("０７７００ ９００１２３", Phone)]
    [InlineData("٠٧٧٠٠ ٩٠٠١٢٣", Phone)]
    [InlineData("07700\u00a0900\u2011123", Phone)]
    [InlineData("0\u200b7\u200b7\u200b0\u200b0 900123", Phone)]
    public void Telephone_number_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.PhoneRemoved);

    [Theory]
    [InlineData("943 476 5919", Nhs)]
    [InlineData("9434765919", Nhs)]
    [InlineData("943-476-5919", Nhs)]
    [InlineData("NHS number: 943 476 5918", $"NHS number: {Nhs}")]
    [InlineData("My NHS no. is 9434765919.", $"My NHS no. is {Nhs}.")]
    public void Nhs_number_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.NhsNumberRemoved);

    [Theory]
    [InlineData("QQ 12 34 56 C", Insurance)]
    [InlineData("AB123456C", Insurance)]
    [InlineData("ab 12 34 56 c", Insurance)]
    [InlineData("AB-12-34-56-C", Insurance)]
    [InlineData("AB 12 34 56", Insurance)]
    [InlineData("Mine is AB 12 34 56.", $"Mine is {Insurance}.")]
    [InlineData("NI number AB123456", $"NI number {Insurance}")]
    [InlineData("my national insurance no. is ab 12 34 56", $"my national insurance no. is {Insurance}")]
    public void National_Insurance_number_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.NationalInsuranceNumberRemoved);

    [Theory]
    [InlineData("SW1A 1AA", Postcode)]
    [InlineData("sw1a1aa", Postcode)]
    [InlineData("M1 1AE", Postcode)]
    [InlineData("I live in EH12 9DN near the park", $"I live in {Postcode} near the park")]
    [InlineData("CR2 6XH.", $"{Postcode}.")]
    [InlineData("DN55-1PT", Postcode)]
    [InlineData("ＳＷ１Ａ １ＡＡ", Postcode)]
    public void Postcode_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.PostcodeRemoved);

    [Theory]
    [InlineData("12/03/1985", Birth)]
    [InlineData("12.3.1985", Birth)]
    [InlineData("1985-03-12", Birth)]
    [InlineData("03/25/1985", Birth)]
    [InlineData("12 March 1985", Birth)]
    [InlineData("12th of March, 1985", Birth)]
    [InlineData("March 12, 1985", Birth)]
    [InlineData("12-Mar-85", Birth)]
    [InlineData("12/03/85", Birth)]
    [InlineData("12 03 1985", Birth)]
    [InlineData("12031985", Birth)]
    [InlineData("I was born in 1985.", $"I was born in {Birth}.")]
    [InlineData("born March 1985", $"born {Birth}")]
    [InlineData("DOB 12/03/04", $"DOB {Birth}")]
    [InlineData("date of birth: 1.2.2019", $"date of birth: {Birth}")]
    [InlineData("my son was born on 3 May 2021", $"my son was born on {Birth}")]
    [InlineData("14/06/94", Birth)]
    [InlineData("12/03/95", Birth)]
    [InlineData("14-06-91", Birth)]
    [InlineData("I am Ann, 31.12.99", $"I am Ann, {Birth}")]
    [InlineData("14 June 94", Birth)]
    [InlineData("June 14th, '94", Birth)]
    [InlineData("2 Feb 03", Birth)]
    [InlineData("27/11/06 is my birthday", $"{Birth} is my birthday")]
    [InlineData("27/11/06 (DOB)", $"{Birth} (DOB)")]
    [InlineData("On 3 May 2021 my son was born", $"On {Birth} my son was born")]
    [InlineData("27/11/06 is when I was born, 20 years ago", $"{Birth} is when I was born, 20 years ago")]
    public void Date_of_birth_is_taken_out(string text, string expected) => AssertTaken(text, expected, FeedbackMarks.BirthDateRemoved);

    [Theory]
    [InlineData("5 x 400 m, 10-12 reps, 3x10, 2 sets of 15")]
    [InlineData("200 400 1600 with 90 s rest, then 800 400 1600")]
    [InlineData("10 12 15 20 25 30 km a week")]
    [InlineData("since 2024, in 2019 and 2020-2021, 2020 2021 2022")]
    [InlineData("surgery on 12/03/2024, again on 5 May 2025")]
    [InlineData("on 05/06/2024 10 12 15 reps")]
    [InlineData("4:30/km, 1:45:20 for 21.1 km, at 07:30")]
    [InlineData("01.30.00 and 02.15.00")]
    [InlineData("400 mg ibuprofen 3 times a day, 1,000 mg, 0.5 ml")]
    [InlineData("0.25 0.50 0.75 1.00")]
    [InlineData("pain 7/10, then 3/10; 120/80; 24/7")]
    [InlineData("10/12/15 reps, 12/10/08")]
    [InlineData("5/10/90 s, 10-12-90 seconds, 8/10/95 %")]
    [InlineData("since 14 June 25, worse on 2 Feb 26")]
    [InlineData("I ran on 3 May 10 km, on 5 May 12 miles")]
    [InlineData("it began on 05/06/24. I was born with it")]
    [InlineData("HM 01 39 20, PB 40 12 30, HR 90 95 99")]
    [InlineData("I do 10 12 15, at 10 20 30 it hurts")]
    [InlineData("L5 S1, L4-L5, T12, C5/6")]
    [InlineData("S1 2nd, L5 1st, B12 3rd week")]
    [InlineData("0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("heart rate 120 130 140 150 160")]
    [InlineData("10,000 steps, 10 000 steps, 12345 steps")]
    [InlineData("Call 999, 112, 911 or 111, or 999 or 111 or 112")]
    [InlineData("text 3 10 12 reps")]
    [InlineData("run 5-10-2000 m")]
    [InlineData("@runner ran 5k @ 4.30 pace")]
    [InlineData("section 2.1.3 and figure 4a")]
    [InlineData("RPE 6-7, 80-85 %, 3-0-3 tempo")]
    [InlineData("since March 1985 and in May 2010")]
    [InlineData("I may 5 or 10 times")]
    [InlineData("It hurts at mile 3. Then it stops")]
    [InlineData("see me at work dot")]
    [InlineData("M54.5, M16.1, ICD-10")]
    [InlineData("W1 D2, W12 D3, week 4 day 2")]
    [InlineData("2 x 3 x 30 s, 60 70 80 90 100 %")]
    [InlineData("10k in 45:10, 5k in 21:30, HM 1:39")]
    [InlineData("BMI 22.5, age 41, 172 cm, 63.5 kg")]
    public void What_runners_write_stays(string text) => AssertKept(text);

    [Fact]
    public void Date_before_one_of_birth_stays()
    {
        AssertTaken("surgery 12/03/24, born 12/03/1985", $"surgery 12/03/24, born {Birth}", FeedbackMarks.BirthDateRemoved);
        AssertTaken("it began 5 May 2025, dob 12 June 94", $"it began 5 May 2025, dob {Birth}", FeedbackMarks.BirthDateRemoved);
    }

    [Fact]
    public void Several_details_are_all_taken_out_and_flagged()
    {
        var (text, marks) = PersonalDetails.Remove("Ann, ann@example.com, 07700 900123, SW1A 1AA, see https://example.com", Today);

        Assert.Equal($"Ann, {Email}, {Phone}, {Postcode}, see https://example.com", text);
        Assert.Equal(FeedbackMarks.EmailRemoved | FeedbackMarks.PhoneRemoved | FeedbackMarks.PostcodeRemoved | FeedbackMarks.HasLink, marks);
    }

    [Fact]
    public void Text_never_grows_beyond_what_is_stored()
    {
        var text = string.Concat(Enumerable.Repeat("M1 1AE ", 142)) + "hiphip";
        Assert.Equal(FeedbackEntry.MaxCommentLength, text.Length);

        var (kept, marks) = PersonalDetails.Remove(text, Today);

        Assert.Equal(string.Concat(Enumerable.Repeat("[…] ", 142)) + "hiphip", kept);
        Assert.Equal(FeedbackMarks.PostcodeRemoved, marks);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("1 ")]
    [InlineData("0 ")]
    [InlineData("07 ")]
    [InlineData("+44 ")]
    [InlineData("(0)")]
    [InlineData("1/1/")]
    [InlineData("1-Mar-")]
    [InlineData("born ")]
    [InlineData("1/1/25 born ")]
    [InlineData("ni ab 12 ")]
    [InlineData("at dot ")]
    [InlineData("(at)")]
    [InlineData("\u200b")]
    [InlineData("\U0001d7d8")]
    [InlineData("M1 ")]
    [InlineData("tel ")]
    public void Hostile_text_that_is_four_times_as_long_takes_at_most_the_square_of_that_in_time(string part)
    {
        var (brief, full) = (Time(250), Time(1_000));

        // Twice the square, since nothing is measured exactly; an expression that goes back takes the third power or more.
        Assert.True(full <= 2 * 16 * brief, $"{full.TotalMilliseconds:F2} ms after {brief.TotalMilliseconds:F2} ms.");

        // The best of many: others may be at work on the machine. Less than a tenth of a millisecond is as good as nothing.
        TimeSpan Time(int length)
        {
            var text = string.Concat(Enumerable.Repeat(part, length))[..length];
            var best = TimeSpan.MaxValue;
            for (var turn = 0; turn < 10; turn++)
            {
                var clock = Stopwatch.StartNew();
                Assert.InRange(PersonalDetails.Remove(text, Today).Text.Length, 0, FeedbackEntry.MaxCommentLength);
                best = clock.Elapsed < best ? clock.Elapsed : best;
            }

            return best > TimeSpan.FromMilliseconds(0.1) ? best : TimeSpan.FromMilliseconds(0.1);
        }
    }

    private static void AssertTaken(string text, string expected, FeedbackMarks mark)
    {
        Assert.Equal((expected, mark), PersonalDetails.Remove(text, Today));
        // What has been taken out leaves nothing to find.
        Assert.Equal((expected, FeedbackMarks.None), PersonalDetails.Remove(expected, Today));
    }

    private static void AssertKept(string text) => Assert.Equal((text, FeedbackMarks.None), PersonalDetails.Remove(text, Today));
}
