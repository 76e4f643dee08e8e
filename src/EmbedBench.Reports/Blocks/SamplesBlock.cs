using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>What the spec's sample queries find, base beside tuned; <c>letters</c> is how much of a passage is shown, <c>label</c>
/// one of its labels before it.</summary>
internal sealed class SamplesBlock : IReportBlock
{
    private const string Right = "✓ ";
    private const string Wrong = "✗ ";

    public string Name => "samples";

    public IReadOnlyList<string> Options => ["letters", "label"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        int letters = options.Number("letters", 70);
        string? label = options.Text("label");
        SampleSearch[] ofBase = OfStage(context, FigureStage.Base);
        SampleSearch[] ofTuned = OfStage(context, FigureStage.Tuned);
        if (ofBase.Length == 0)
            return [Remarks.Say("The experiment has no sample queries.")];
        var elements = new List<ReportElement>();
        if (ofBase.Concat(ofTuned).SelectMany(search => search.Hits).Any(hit => hit.Relevant is not null))
            elements.Add(Remarks.Say($"{Right}marks a relevant passage, {Wrong}another one; queries outside the test set have no marks."));
        foreach ((int index, SampleSearch before) in ofBase.Index())
        {
            string size = before.Dimension.ToString(CultureInfo.InvariantCulture);
            var query = new Span($"“{before.Query}”", SpanStyle.Strong);
            elements.Add(new ReportElement.Paragraph("Query at ", size, " dimensions: ", query));
            elements.Add(Table(context, index + 1, before, ofTuned.ElementAtOrDefault(index), hit => Passage(hit, letters, label)));
        }

        return elements;
    }

    private static SampleSearch[] OfStage(ReportContext context, FigureStage stage) =>
        [.. context.Run.Samples.Where(search => search.Stage == stage.ToString())];

    private ReportElement.Table Table(ReportContext context, int number, SampleSearch before, SampleSearch? after, Func<SampleHit?, Span> show)
    {
        Column[] tunedColumns = after is null ? [] : [new Column("Tuned"), Column.Numeric("Score")];
        return new ReportElement.Table
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}"),
            Caption = $"What “{before.Query}” finds",
            Columns = [Column.Numeric("Rank"), new Column("Base"), Column.Numeric("Score"), .. tunedColumns],
            Rows =
            [
                .. before.Hits.Select((hit, index) => (IReadOnlyList<Span>)
                [
                    (index + 1).ToString(CultureInfo.InvariantCulture), show(hit), Score(FigureStage.Base, index),
                    .. after is null ? Array.Empty<Span>() : [show(after.Hits.ElementAtOrDefault(index)), Score(FigureStage.Tuned, index)],
                ]),
            ],
        };

        Span Score(FigureStage stage, int index) => context.Show(new FigureName.SampleScore(stage, number, index + 1));
    }

    private static Span Passage(SampleHit? hit, int letters, string? label)
    {
        if (hit is null)
            return ReportContext.Absent;
        string mark = hit.Relevant is bool relevant ? relevant ? Right : Wrong : "";
        string prefix = label is not null && hit.Labels.TryGetValue(label, out string? value) ? $"{value}: " : "";
        return $"{mark}{prefix}{Excerpt.Of(hit.Text, letters)}";
    }
}
