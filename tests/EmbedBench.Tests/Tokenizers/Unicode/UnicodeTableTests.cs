namespace EmbedBench.Tests.Tokenizers.Unicode;

public class UnicodeTableTests
{
    // Where Debian's package unicode-data puts the Unicode Character Database.
    private const string Database = "/usr/share/unicode";

    [Fact]
    public void Generate_FromTheUnicodeCharacterDatabase_EqualsTheCommittedTable()
    {
        if (!File.Exists(Path.Combine(Database, "UnicodeData.txt")))
            Assert.Skip($"The Unicode Character Database (Debian's package unicode-data) is not in {Database}.");
        string committed = SharedData.InRepository("src/EmbedBench.Tokenizers/Unicode/UnicodeTables.txt");
        string received = Path.ChangeExtension(committed, ".received.txt");
        string generated = new UnicodeTableGenerator(Database).Generate();
        bool equal = File.Exists(committed) && File.ReadAllText(committed) == generated;
        if (!equal)
            File.WriteAllText(received, generated);
        Assert.True(equal, $"The table differs from the one that the database gives; to accept that, rename {received}.");
    }
}
