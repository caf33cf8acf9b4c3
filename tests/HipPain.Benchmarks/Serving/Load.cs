namespace HipPain.Benchmarks.Serving;

/// <summary>What a server is asked, over and over.</summary>
internal sealed record Load
{
    /// <summary>The addresses, in turn.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>How many connections are kept open, each with one request at a time.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>The encoding that is asked for. Both servers send the same bytes in gzip.</summary>
    public string Encoding { get; init; } = "gzip";

    /// <summary>Headers beyond those that every reader's browser sends.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>A form to post; null for GET.</summary>
    public string? Form { get; init; }

    /// <summary>What is expected; anything else is an error.</summary>
    public Answers Expected { get; init; } = Answers.Pages;

    /// <summary>How many of the addresses were asked before; the next follow.</summary>
    public int Skip { get; init; }

    /// <summary>The headers of a reader who followed a link on another site.</summary>
    public IEnumerable<string> AllHeaders =>
    [
        $"Accept-Encoding: {Encoding}",
        "Accept: text/html",
        "Accept-Language: en",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
        .. Form is null ? (string[])["Referer: https://search.example/", "Sec-Fetch-Site: cross-site"]
            : ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded"],
        .. Headers,
    ];
}
