using System.Globalization;
using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Blocks;

/// <summary>What blocks say where there is nothing to show.</summary>
internal static class Remarks
{
    public static IEnumerable<ReportElement> NotTuned => [Say("This run stopped before the tuned model was evaluated.")];

    public static ReportElement Significance => Say(
        $"{MarkdownText.SignificanceMark} differs from base by more than chance: randomisation test, p below "
        + $"{ReportContext.SignificanceLevel.ToString(CultureInfo.InvariantCulture)} after Holm's correction over the dimensions.");

    public static ReportElement Say(string sentence) => new ReportElement.Paragraph(sentence);
}
