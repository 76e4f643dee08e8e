using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Documents;

/// <summary>How a piece of text is set.</summary>
public enum SpanStyle
{
    Plain,
    Strong,

    /// <summary>As it is typed: a command, a name of a figure, a digest.</summary>
    Code,
}

/// <summary>A piece of text of a report, without Markdown in it.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Style">How.</param>
public sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain)
{
    public static Span Empty { get; } = new("");

    /// <summary>The file that the text leads to, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The figure of the record that is shown, or null where the text is none.</summary>
    public FigureName? Figure { get; init; }

    /// <summary>The number behind the text with all its digits, or null where the text is no number.</summary>
    public double? Value { get; init; }

    /// <summary>Whether it differs from what it is compared with by more than chance; shown by a mark behind the text.</summary>
    public bool IsSignificant { get; init; }

    public static implicit operator Span(string text) => FromString(text);

    public static Span FromString(string text) => new(text);

    /// <summary>The same text set in strong letters where <paramref name="wanted"/>.</summary>
    public Span Strong(bool wanted = true) => wanted ? this with { Style = SpanStyle.Strong } : this;
}
