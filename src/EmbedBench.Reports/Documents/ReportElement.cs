namespace EmbedBench.Reports.Documents;

/// <summary>What a block adds to a report: a closed set, which each output format writes in its own way.</summary>
public abstract record ReportElement
{
    private ReportElement()
    {
    }

    public sealed record Paragraph(IReadOnlyList<Span> Spans) : ReportElement
    {
        public Paragraph(params Span[] spans)
            : this((IReadOnlyList<Span>)spans)
        {
        }
    }

    /// <summary>Points without an order.</summary>
    public sealed record Points(IReadOnlyList<IReadOnlyList<Span>> Items) : ReportElement;

    /// <summary>Text as it is typed.</summary>
    /// <param name="Language">What it is written in, as Markdown calls it: <c>sh</c>.</param>
    /// <param name="Text">Lines without an end at the last.</param>
    public sealed record Code(string Language, string Text) : ReportElement;

    /// <summary>A drawing, for light and for dark pages.</summary>
    /// <param name="Name">What its files are called.</param>
    /// <param name="Title">What it shows.</param>
    /// <param name="Description">What a reader who does not see it should know.</param>
    /// <param name="Light">SVG.</param>
    /// <param name="Dark">SVG.</param>
    public sealed record Plot(string Name, string Title, string Description, string Light, string Dark) : ReportElement;

    /// <summary>A table with the same number of cells in each row.</summary>
    public sealed record Table : ReportElement
    {
        /// <summary>What the table is called among the report's: the block's name.</summary>
        public required string Name { get; init; }

        /// <summary>A few words of what it shows, for formats that caption tables.</summary>
        public required string Caption { get; init; }

        public required IReadOnlyList<Column> Columns { get; init; }

        /// <summary>The columns, from 0, whose values in a row are compared: the best is the greatest.</summary>
        public IReadOnlyList<int> Compared { get; init; } = [];

        public required IReadOnlyList<IReadOnlyList<Span>> Rows { get; init; }
    }
}
