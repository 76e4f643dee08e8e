using System.Globalization;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Pairs;

/// <summary>Makes pairs of rows. Texts that many rows share, as passages and labels are, are kept once.</summary>
internal sealed class PairReader(Columns columns, EmptyText emptyText)
{
    private static readonly Dictionary<string, string> NoLabels = [];

    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A column is missing, a text or id is empty, or a score no number.</exception>
    public Pair Read(Row row, int index) => new()
    {
        Index = index,
        Query = Text(row, columns.Query, "query"),
        Passage = Shared(Text(row, columns.Passage, "passage")),
        PassageId = columns.PassageId is { } id ? Shared(Id(row, id)) : index.ToString(CultureInfo.InvariantCulture),
        Labels = columns.Labels.Count == 0
            ? NoLabels
            : columns.Labels.ToDictionary(label => label, label => Shared(row.Text(label)), StringComparer.Ordinal),
        Negatives = columns.Negatives.Count == 0 ? [] : [.. columns.Negatives.Select(negative => Shared(Text(row, negative, "negative")))],
        Score = columns.Score is { } score ? Number(row, score) : null,
    };

    private string Text(Row row, ColumnTemplate template, string what)
    {
        string text = template.Apply(row.Text);
        return emptyText == EmptyText.Keep || !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new InvalidDataException($"{row.Place} has an empty {what} ({template}); correct it, or write empty_text: keep.");
    }

    private static string Id(Row row, ColumnTemplate template)
    {
        string id = template.Apply(row.Text);
        return id.Length > 0 ? id : throw new InvalidDataException($"{row.Place} has an empty passage_id ({template}).");
    }

    private static double Number(Row row, ColumnTemplate template)
    {
        string text = template.Apply(row.Text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new InvalidDataException($"{row.Place} has the score \"{text}\" ({template}), which is no finite number.");
    }

    private string Shared(string text)
    {
        if (_shared.TryGetValue(text, out string? known))
            return known;
        _shared.Add(text, text);
        return text;
    }
}
