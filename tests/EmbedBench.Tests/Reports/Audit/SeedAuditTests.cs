using EmbedBench.Reports.Audit;

namespace EmbedBench.Tests.Reports.Audit;

/// <summary>The five published reports that the experiments come from: every finding is true, and nothing consistent is reported.</summary>
public class SeedAuditTests
{
    [Fact]
    public void Audit_Aws_FindsTheRangeThatItsTablesLeave() => AssertFindings(
        "aws.md",
        "line 5: gains of +40–65%; 2 of 15 changes lie outside, such as map@100 at 512 with +30.6%, mrr@10 at 512 with +38.3%");

    [Fact]
    public void Audit_Financial_FindsTheFinalEvaluationThatIsNoEpochs() => AssertFindings(
        "financial.md",
        "line 589: tuned ndcg@10 at 768 is 0.8066; no epoch has that value, the nearest is 0.806348 of epoch-4; so it is with 5 of 5 figures of this evaluation");

    [Fact]
    public void Audit_Products_FindsTheCatalogueCountedTwice() => AssertFindings("products.md", "line 35: 1000 product; line 11 counts 1,013");

    [Fact]
    public void Audit_Ray_FindsTextsComparedWithThemselves() => AssertFindings(
        "ray.md",
        "line 193: Query vs. Passage 1 (Relevant) is 1.0000; only a text with itself has a cosine of 1",
        "line 205: Query vs. Passage 1 (Relevant) is 1.0000; only a text with itself has a cosine of 1");

    [Fact]
    public void Audit_Legal_FindsTwoRunsInOneAndWhatIsMissing()
    {
        AuditResult result = ReportAudit.AuditFile(SharedData.Path("seeds/legal.md"));

        string[] findings = [.. result.Findings.Select(finding => finding.ToString())];
        Assert.Equal(35, findings.Length);
        Assert.Equal(
            [
                "line 25: gains of 60+%; 12 of 15 changes lie outside, such as map@100 at 768 with 46.6%, ndcg@10 at 768 with 48.5%, map@100 at 128 with 50.7%",
                "line 403: 5 complementary metrics; 6 numbered sections follow",
                "line 696: num_train_epochs=4; the table at line 747 has 3 epochs",
                "line 825: tuned ndcg@10 at 768 is 0.6639; no epoch has that value, the nearest is 0.665342 of epoch-3; so it is with 33 of 40 figures of this evaluation",
            ],
            findings[..4]);
        Assert.Contains("line 843: base ndcg@10 at 768 is 0.4435; line 616 says 0.4417", findings);
        Assert.Equal(30, findings.Count(finding => finding.Contains(" says ", StringComparison.Ordinal)));
        Assert.Equal(
            ["line 624: the row is cut short and was not read: precision@3 0.3457 0.3493 0.3", "line 833: the row is cut short and was not read: precision@3 0.5374 0.5178"],
            result.Unread.Select(row => row.ToString()));
    }

    private static void AssertFindings(string seed, params string[] expected)
    {
        AuditResult result = ReportAudit.AuditFile(SharedData.Path($"seeds/{seed}"));

        Assert.Equal(expected, result.Findings.Select(finding => finding.ToString()));
        Assert.Empty(result.Unread);
    }
}
