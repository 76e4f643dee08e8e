using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.Output;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Runs;

/// <summary>What a query found by one model.</summary>
/// <param name="Model"><c>base</c> or <c>tuned</c>.</param>
/// <param name="Passages">Best first.</param>
internal sealed record SearchResult(string Model, IReadOnlyList<FoundPassage> Passages)
{
    public static ResultTable Table(IEnumerable<SearchResult> results) => new(
        [new("model"), new("rank", IsNumber: true), new("score", IsNumber: true), new("id"), new("passage")],
        [.. results.SelectMany(result => result.Passages.Select((passage, i) => Row(result.Model, i + 1, passage)))]);

    /// <summary>A member of the object that the writer is in.</summary>
    public void Write(Utf8JsonWriter writer) => writer.Array(Model, Passages, passage =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", passage.Id);
        writer.WriteNumber("score", passage.Score);
        writer.WriteString("text", passage.Text);
        writer.WriteEndObject();
    });

    private static Cell[] Row(string model, int rank, FoundPassage passage) =>
    [
        new(model),
        new(rank.ToString(CultureInfo.InvariantCulture)),
        new(passage.Score.ToString("0.0000", CultureInfo.InvariantCulture)),
        new(passage.Id),
        new(Excerpt(passage.Text)),
    ];

    /// <summary>The beginning of a passage, on one line.</summary>
    private static string Excerpt(string text)
    {
        const int Most = 100;
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : $"{line[..(Most - 1)].TrimEnd()}…";
    }
}

/// <param name="Id">In the corpus.</param>
/// <param name="Score">Cosine with the query.</param>
/// <param name="Text">The whole passage.</param>
internal sealed record FoundPassage(string Id, float Score, string Text);
