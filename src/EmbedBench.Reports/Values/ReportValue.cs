using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>What a path of a template leads to: a closed set.</summary>
internal abstract record ReportValue
{
    private ReportValue()
    {
    }

    /// <summary>The value as a report shows it, or null where <paramref name="format"/> is no format of it.</summary>
    /// <param name="format">As the template names it, or null for the value's own.</param>
    public abstract Span? Show(string? format);

    /// <summary>A number, which is a figure where it has a name.</summary>
    public sealed record Number(double Value, string OwnFormat, FigureName? Figure = null) : ReportValue
    {
        public override Span? Show(string? format) => NumberFormat.Format(Value, format ?? OwnFormat) is string text
            ? new Span(text) { Figure = Figure, Value = Value }
            : null;
    }

    public sealed record Words(string Text) : ReportValue
    {
        /// <summary>The format of texts that are typed: digests, names of files.</summary>
        public const string CodeFormat = "code";

        public override Span? Show(string? format) => format switch
        {
            null => new Span(Text),
            CodeFormat => new Span(Text, SpanStyle.Code),
            _ => null,
        };
    }

    /// <summary>A figure of a stage that the run did not reach; every format says so.</summary>
    public sealed record NotReached : ReportValue
    {
        public override Span? Show(string? format) => new Span("(not reached)");
    }
}
