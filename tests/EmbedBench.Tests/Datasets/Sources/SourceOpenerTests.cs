using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;

namespace EmbedBench.Tests.Datasets.Sources;

public sealed class SourceOpenerTests : IDisposable
{
    private const string Commit = "0123456789012345678901234567890123456789";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LoadAsync_Pattern_ReadsItsFilesInOrdinalOrder()
    {
        foreach (string name in (string[])["b", "a", "B", "sub/c"])
            _folder.Write($"part-{name}.csv", $"question,text,id\n{name},x,y\n");
        _folder.Write("part-d.jsonl", "");
        Dataset data = await TestData.LoadAsync(TestData.Settings("part-*.csv"), _folder.Path);
        Assert.Equal(["B", "a", "b", "sub/c"], data.Rows.Select(row => row.Query));
    }

    [Fact]
    public async Task LoadAsync_LocalData_ReplacesTheFilesOfTheSource()
    {
        _folder.Write("spec/rows.csv", "question,text,id\nq,beside the spec,a\nr,x,b\n");
        _folder.Write("local/legal/mine.csv", "question,id\nq,a\nr,b\n");
        _folder.Write("local/legal/texts.csv", "id,text\na,local text\nb,other\n");
        DataSettings settings = TestData.Settings("rows.csv") with
        {
            Rows = new RowFiles { File = "rows.csv", Join = new JoinRule("chunks.csv", "id", "id") },
            Local = new LocalData("mine.csv", "texts.csv"),
            Corpus = new CorpusRule.File("chunks.csv", TestData.Template("{id}"), TestData.Template("{text}")),
        };
        Dataset data = await TestData.LoadAsync(settings, Path.Combine(_folder.Path, "spec"), Path.Combine(_folder.Path, "local"));
        Assert.Equal("local text", data.Rows[0].Passage);
        Assert.Equal(["local text", "other"], data.Corpus.Texts);
        Assert.Equal(new DataOrigin("local data mine.csv", null, IsPinned: true), data.Origin);
    }

    [Fact]
    public async Task LoadAsync_LocalDataMissing_NamesTheFile()
    {
        DataSettings settings = TestData.Settings("rows.csv") with { Local = new LocalData("mine.csv") };
        FileNotFoundException error =
            await Assert.ThrowsAsync<FileNotFoundException>(() => TestData.LoadAsync(settings, _folder.Path, Path.Combine(_folder.Path, "local")));
        Assert.Contains("There is no mine.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_FolderBelowLocalDataOnly_IsFoundThere()
    {
        _folder.Write("local/legal/catalogue/rows.csv", "question,text,id\nq,A,a\nr,B,b\n");
        string spec = Path.Combine(_folder.Path, "spec");
        DataSettings settings = TestData.Settings("rows.csv") with { Source = new DataSource.Folder("catalogue") };
        Assert.Equal(2, (await TestData.LoadAsync(settings, spec, Path.Combine(_folder.Path, "local"))).Rows.Count);
        DirectoryNotFoundException error = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => TestData.LoadAsync(settings, spec));
        Assert.Contains("no folder of local data was named (--data DIR)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Commit, true)]
    [InlineData(null, false)]
    public async Task LoadAsync_Hub_NotesTheCommit(string? revision, bool pinned)
    {
        const string Repository = "cache/datasets--someone--questions";
        _folder.Write($"{Repository}/refs/main", Commit);
        _folder.Write($"{Repository}/snapshots/{Commit}/data/train.csv", "question,text,id\nq,A,a\nr,B,b\n");
        DataSettings settings = TestData.Settings("*.csv") with { Source = new DataSource.Hub("datasets/someone/questions", revision) };
        Dataset data = await TestData.LoadAsync(settings, _folder.Path, hubCache: Path.Combine(_folder.Path, "cache"));
        Assert.Equal(2, data.Rows.Count);
        Assert.Equal(new DataOrigin("hub datasets/someone/questions", Commit, pinned), data.Origin);
    }

    [Theory]
    [InlineData("rows.csv", "There is no file rows.csv")]
    [InlineData("*.csv", "matches *.csv")]
    public async Task LoadAsync_NoFile_SaysWhere(string file, string expected)
    {
        FileNotFoundException error = await Assert.ThrowsAsync<FileNotFoundException>(() => TestData.LoadAsync(TestData.Settings(file), _folder.Path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
