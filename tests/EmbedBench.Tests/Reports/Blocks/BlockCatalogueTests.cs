using EmbedBench.Reports.Blocks;

namespace EmbedBench.Tests.Reports.Blocks;

public class BlockCatalogueTests
{
    [Fact]
    public void All_Blocks_StandInTheContributorsTableWithTheirOptions()
    {
        string[] rows =
        [
            .. File.ReadAllLines(SharedData.InRepository("CONTRIBUTING.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
        ];
        foreach (IReportBlock block in BlockCatalogue.All)
        {
            string row = Assert.Single(rows, line => line.Split('|')[1].Contains($"`{block.Name}`", StringComparison.Ordinal));
            Assert.All(block.Options, option => Assert.Contains($"`{option}`", row.Split('|')[3], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_Blocks_HaveNamesOfTheirOwn() =>
        Assert.Equal(BlockCatalogue.All.Count, BlockCatalogue.All.Select(block => block.Name).Distinct().Count());
}
