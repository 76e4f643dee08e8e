using System.Text;
using EmbedBench.Reports.Audit.Detectors;

namespace EmbedBench.Reports.Audit;

/// <summary>
/// Reads a published report and recomputes what can be recomputed from its own figures. Rounding is carried along, so that what is
/// consistent with some unrounded values is not reported. It does not know what the report is about, and cannot see a wrong formula or a
/// wrong label.
/// </summary>
public static class ReportAudit
{
    private static readonly IReadOnlyList<IAuditDetector> Detectors =
    [
        new DifferenceDetector(), new MeanDetector(), new ContradictionDetector(), new BoundsDetector(), new KeptEpochDetector(),
        new RangeDetector(),
        new AcrossSizesDetector(), new ArithmeticDetector(), new CountDetector(), new ListDetector(), new CosineDetector(),
    ];

    /// <summary>Audits a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no Markdown in UTF-8.</exception>
    public static AuditResult AuditFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no such report.", path);
        try
        {
            return Audit(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException problem)
        {
            throw new InvalidDataException($"{path}: byte {problem.Index + 1}: is no valid UTF-8.", problem);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }

    /// <param name="markdown">The report; line ends may be those of any system.</param>
    /// <exception cref="InvalidDataException">Its lists and quotations are nested too deeply to be read.</exception>
    public static AuditResult Audit(string markdown)
    {
        var report = new AuditedReport(markdown);
        return new AuditResult(
            [
                .. Detectors.SelectMany(detector => detector.Find(report))
                    .OrderBy(finding => finding.Line).ThenBy(finding => finding.Claim, StringComparer.Ordinal),
            ],
            [
                .. report.Grids.SelectMany(grid => grid.CutRows)
                    .OrderBy(row => row.Line).Select(row => new UnreadRow(row.Line, Blocks.Excerpt.Of(row.Text, 60))),
            ]);
    }
}
