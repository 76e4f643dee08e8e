using EmbedBench.Reports.Audit;
using EmbedBench.Results;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Reports.Audit;

public sealed class ReportAuditTests : IDisposable
{
    private const string Comparison = """
        | Metric | Dimension | Base | Fine-tuned | Abs. Improvement | % Improvement |
        |---|---|---|---|---|---|
        | ndcg@10 | 768d | 0.4435 | 0.6584 | 0.2149 | 48.5% |
        | ndcg@10 | 512d | 0.4308 | 0.6536 | 0.2228 | 51.7% |

        """;

    private const string Evaluation = """
        Base Model Evaluation Results
        ------------------------------
        Metric            768d    512d
        ------------------------------
        ==ndcg@10==     0.4435  0.4308
        accuracy@1      0.3524  0.3555
        accuracy@10     0.5379  0.5162
        precision@1     0.3524  0.3555
        precision@10    0.2100  0.2000
        recall@1        0.1200  0.1300
        recall@10       0.5000  0.4900

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Comparison)]
    [InlineData(Evaluation)]
    [InlineData(Comparison + Evaluation)]
    [InlineData(Comparison + "\nAverage improvement of ndcg@10: 50.1%\n")]
    [InlineData(Comparison + "\nGains of 48-52%, an improvement.\n")]
    [InlineData(Comparison + "\n**768d nDCG@10:** 0.4435 → **0.6584** (**+48.5%**)\n")]
    [InlineData("A batch of 512 (32 per device × `grad_accum=16`), 32 * 16 = 512, ~276s (4.6 min)\n")]
    [InlineData("3,680 pairs → 3,312 train / 368 test\n")]
    [InlineData("about ~4,000 pairs here, 4,052 pairs there\n")]
    public void Audit_WhatIsConsistent_FindsNothing(string report) => Assert.Empty(ReportAudit.Audit(report).Findings);

    [Theory]
    [InlineData("0.2149", "0.2151", "line 3: the difference of ndcg@10 at 768 is 0.2151; 0.6584 minus 0.4435 is 0.2148 to 0.215")]
    [InlineData("48.5%", "49.5%", "line 3: the change of ndcg@10 at 768 is 49.5%; from 0.4435 to 0.6584 it is 48.43 to 48.48 %")]
    [InlineData("| 512d | 0.4308", "| 512d | 0.6308", "line 4: the change of ndcg@10 at 512 is 51.7%; from 0.6308 to 0.6536 it is 3.6 to 3.63 %")]
    public void Audit_AChangedCell_IsFound(string old, string changed, string expected) =>
        Assert.Contains(expected, Findings(Comparison.Replace(old, changed, StringComparison.Ordinal)));

    [Theory]
    [InlineData("0.5379", "0.3379", "line 7: base accuracy@10 at 768 is 0.3379; it cannot be below accuracy@1, 0.3524")]
    [InlineData("0.4435", "0.5480", "line 5: base ndcg@10 at 768 is 0.5480; it cannot be above accuracy@10, 0.5379")]
    [InlineData("0.2100", "0.0300", "line 9: base precision@10 at 768 is 0.0300; times 10 it cannot be below accuracy@10, 0.5379")]
    [InlineData("0.5000", "0.5600", "line 11: base recall@10 at 768 is 0.5600; it cannot be above accuracy@10, 0.5379")]
    [InlineData("0.4308", "1.4308", "line 5: base ndcg@10 at 512 is 1.4308; it lies between 0 and 1")]
    public void Audit_AnImpossibleValue_IsFound(string old, string changed, string expected) =>
        Assert.Contains(expected, Findings(Evaluation.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void Audit_OneRelevantPassageAQuery_BindsPrecisionToRecall() => Assert.Equal(
        ["line 5: base precision@10 at 768 is 0.0600; with one relevant passage a query, times 10 it is recall@10, 0.5000"],
        Findings(
            "## Base model\n| Metric | 768d |\n|---|---|\n| accuracy@10 | 0.5000 |\n| precision@10 | 0.0600 |\n| recall@10 | 0.5000 |\n| accuracy@1 | 0.2000 |\n| recall@1 | 0.2000 |\n"));

    [Theory]
    [InlineData("Average improvement of ndcg@10: 51.9%", "the average change is 51.9%; the mean of the 2 changes is 50.06 to 50.12 %")]
    [InlineData("- **ndcg@10 average** Δ 0.3000", "the average difference is 0.3000; the mean of the 2 rows is 0.2188 to 0.219")]
    [InlineData("Improvements of +50–52% throughout", "gains of +50–52%; 1 of 2 changes lie outside, such as ndcg@10 at 768 with 48.5%")]
    [InlineData("**ndcg@10** at 768d improved from 0.4435 to 0.6584 (+58.5%)", "the change of ndcg@10 at 768 is +58.5%; from 0.4435 to 0.6584 it is 48.43 to 48.48 %")]
    [InlineData("ndcg@10 at 768 dimensions went from 44.40% to 65.84%", "base ndcg@10 at 768 is 44.40%; line 3 says 0.4435")]
    [InlineData("Dimension 512 achieves 97.27% of full 768-dim performance", "Dimension 512 achieves 97.27% of full 768-dim; the table gives 99.26 to 99.29 %")]
    [InlineData("Largest improvement: 48.5% at dimension 768", "Largest improvement: 48.5% at dimension 768; the table's largest is 51.69 to 51.75 % at 512")]
    [InlineData("fine-tuned 512-dim is +57.4% vs baseline 768-dim", "fine-tuned 512-dim is +57.4% vs baseline 768-dim; the table gives 47.35 to 47.4 %")]
    [InlineData("fine-tuned 512-dim is +47.4% vs baseline 768-dim, 3x smaller", "3x smaller; 512 and 768 differ by a factor of 1.5")]
    public void Audit_ASentenceAgainstTheTable_IsFound(string sentence, string expected) =>
        Assert.Contains($"line 6: {expected}", Findings($"{Comparison}\n{sentence}\n"));

    [Theory]
    [InlineData("We search 1,013 products.\nThe corpus has 1000 products.", "line 2: 1000 products; line 1 counts 1,013")]
    [InlineData("32 × 16 = 500", "line 1: 32 × 16 = 500; 32 times 16 is 512")]
    [InlineData("3,680 pairs → 3,312 train / 388 test", "line 1: 3,680 pairs → 3,312 train / 388 test; 3,312 and 388 are 3700")]
    [InlineData("~276s (5.6 min)", "line 1: ~276s (5.6 min); ~276 seconds are 4.59 to 4.61 minutes")]
    [InlineData("There are three reasons:\n\n- one\n- two\n", "line 1: three reasons; the list has 2")]
    [InlineData("# Our metrics\nWe use 3 simple metrics.\n## 1. A\n## 2. B\n", "line 2: 3 simple metrics; 2 numbered sections follow")]
    [InlineData("num_epochs = 4\n\nEpoch,Loss,A,B\n1,0.5,1,2\n2,0.4,1,2\n", "line 1: num_epochs = 4; the table at line 3 has 2 epochs")]
    public void Audit_CountsAndArithmetic_AreFound(string report, string expected) => Assert.Equal([expected], Findings(report));

    [Fact]
    public void Audit_ARowCutShort_IsNamedAndNotRead()
    {
        AuditResult result = ReportAudit.Audit(Evaluation.Replace("recall@10       0.5000  0.4900", "recall@10       0.5", StringComparison.Ordinal));

        Assert.Empty(result.Findings);
        Assert.Equal("line 11: the row is cut short and was not read: recall@10 0.5", result.Unread.Single().ToString());
    }

    [Fact]
    public void Audit_WithOtherLineEnds_FindsTheSame() =>
        Assert.Equal(
            Findings(Comparison.Replace("48.5%", "49.5%", StringComparison.Ordinal)),
            Findings(Comparison.Replace("48.5%", "49.5%", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("aws")]
    [InlineData("financial")]
    [InlineData("legal")]
    [InlineData("products")]
    [InlineData("ray")]
    public void Audit_OurOwnReports_FindsNothing(string experiment)
    {
        string report = RenderedText.Report(
            File.ReadAllText(Templates.PathOf(experiment)), SyntheticRun.Create(RunStage.Tuned, 384, 256, 128, 64), Templates.Published(experiment),
            new InventedTests()).Markdown;

        Assert.Empty(ReportAudit.Audit(report).Findings);
    }

    [Fact]
    public void AuditFile_WhatIsNoText_SaysSo()
    {
        string path = _folder.Write("r.md", [0x23, 0x20, 0xFF]);

        Assert.Equal($"{path}: byte 3: is no valid UTF-8.", Assert.Throws<InvalidDataException>(() => ReportAudit.AuditFile(path)).Message);
        Assert.Throws<FileNotFoundException>(() => ReportAudit.AuditFile(path + "x"));
    }

    [Fact]
    public void Audit_TextNestedWithoutEnd_IsRefused() => Assert.Throws<InvalidDataException>(() => ReportAudit.Audit(new string('>', 100_000)));

    [Property(MaxTest = 300)]
    public void Audit_AnyText_FailsOnlyAsDeclared(string[] pieces, int seed)
    {
        string[] signs = ["|---|---|\n", "| Metric | 768d |\n", "ndcg@10", " 0.5 ", "%", "\n", "\n## 1. ", "Epoch,A,B,C\n1,2", "from 0.1 to 0.2", "average ", "99999999999999999999999", "dim 768: 0.5\n", "- ", "> "];
        string report = string.Concat(
            (pieces ?? []).Select(
                (piece, index) => piece + signs[Math.Abs((seed / 5) + (index * 37)) % signs.Length] + signs[Math.Abs((seed / 11) + (index * 13)) % signs.Length]));
        try
        {
            _ = ReportAudit.Audit(report);
        }
        catch (InvalidDataException problem)
        {
            Assert.NotEmpty(problem.Message);
        }
    }

    private static string[] Findings(string report) => [.. ReportAudit.Audit(report).Findings.Select(finding => finding.ToString())];
}
