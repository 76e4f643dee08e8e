namespace EmbedBench.Cli.Output;

/// <summary>Rows for a person to read.</summary>
/// <param name="Columns">Their headings; empty texts where the rows speak for themselves.</param>
/// <param name="Rows">A cell a column.</param>
internal sealed record ResultTable(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>A name and a value a row, without headings.</summary>
    public static ResultTable OfFacts(params IEnumerable<(string Name, string Value)> facts) =>
        new([new ResultColumn(""), new ResultColumn("")], [.. facts.Select(fact => new Cell[] { new(fact.Name), new(fact.Value) })]);
}

/// <param name="Heading">Empty for none.</param>
/// <param name="IsNumber">Numbers stand at the right.</param>
internal sealed record ResultColumn(string Heading, bool IsNumber = false);

internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain);

/// <summary>How a text is shown where there is colour; what it means is in its words too.</summary>
internal enum Tone
{
    Plain,
    Good,
    Bad,
}
