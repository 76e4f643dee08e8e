using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources.Npm;
using EmbedBench.Tests.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Sources.Npm;

public sealed class NpmPackagesTests : IDisposable
{
    private const string Commands = "package/dist-types/commands/";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _packed = [];
    private byte[] _archive = Archive((Commands + "MakeCommand.d.ts", "/** Makes.\n * @example */"), (Commands + "index.d.ts", "/** @example */"));

    private string Cache => Path.Combine(_folder.Path, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ExtractAsync_Packages_GivesARowForEachCommand()
    {
        string list = WriteList(_archive);
        string path = await ExtractAsync(list);
        Assert.Equal("id='shop:Make', text='Makes.'", RowText.Of(JsonLinesReader.Read(path, TestContext.Current.CancellationToken).Single()));
        Assert.Equal(path, await ExtractAsync(list));
        Assert.Equal(["@scope/client-shop@1.2.3"], _packed);
    }

    [Fact]
    public async Task ExtractAsync_ArchiveChangedInTheCache_IsFetchedAgain()
    {
        string list = WriteList(_archive);
        await ExtractAsync(list);
        _folder.Write("cache/scope-client-shop-1.2.3.tgz", "changed");
        await ExtractAsync(list);
        Assert.Equal(2, _packed.Count);
    }

    [Fact]
    public async Task ExtractAsync_OtherArchive_IsRefusedAndNotKept()
    {
        string list = WriteList(_archive);
        _archive = Archive((Commands + "MakeCommand.d.ts", "/** Breaks.\n * @example */"));
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => ExtractAsync(list));
        Assert.Contains("@scope/client-shop@1.2.3 has the integrity sha512-", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Cache));
    }

    [Theory]
    [InlineData("{}", "is no list")]
    [InlineData("[", "is no list")]
    [InlineData("""{"packages": [{"service": "s", "package": "--flag", "version": "1.2.3", "integrity": "sha512-x"}]}""", "\"--flag\" at \"1.2.3\"")]
    [InlineData("""{"packages": [{"service": "s", "package": "p", "version": "^1.2.3", "integrity": "sha512-x"}]}""", "\"p\" at \"^1.2.3\"")]
    [InlineData("""{"packages": [{"service": "s", "package": "p", "version": "1.2.3", "integrity": "sha1-x"}]}""", "the integrity \"sha1-x\"")]
    public async Task ExtractAsync_WrongList_SaysWhat(string list, string expected)
    {
        string path = _folder.Write("packages.json", list);
        Assert.Contains(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => ExtractAsync(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExtractAsync_PinnedPackagesOfTheUsersCache_GivesTheReferenceChunks()
    {
        string list = SharedData.Path("data/aws/packages.json");
        Dictionary<string, string> texts = [];
        string folder = NpmPackages.InUserCache().Folder;
        if (!NpmPackage.ReadList(list).All(package => File.Exists(Path.Combine(folder, package.FileName))))
            Assert.Skip($"The pinned packages are not in {folder}; a run of the experiment aws fetches them.");
        string path = await CommandChunks.ExtractAsync(list, NpmPackages.InUserCache(), null, TestContext.Current.CancellationToken);
        foreach (Row row in JsonLinesReader.Read(path, TestContext.Current.CancellationToken))
            texts.Add(row.Text("id"), row.Text("text"));
        List<Row> expected = [.. JsonLinesReader.Read(SharedData.Path("data/aws/chunks.jsonl"), TestContext.Current.CancellationToken)];
        Assert.Equal(919, expected.Count);
        Assert.All(expected, row => Assert.Equal(row.Text("sha256"), Hash(texts[row.Text("id")])));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            foreach ((string name, string content) in files)
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        return bytes.ToArray();
    }

    private Task<string> ExtractAsync(string list) =>
        CommandChunks.ExtractAsync(list, new NpmPackages(Cache, PackAsync), null, TestContext.Current.CancellationToken);

    private Task PackAsync(NpmPackage package, string folder, CancellationToken cancel)
    {
        _packed.Add($"{package.Name}@{package.Version}");
        return File.WriteAllBytesAsync(Path.Combine(folder, "package.tgz"), _archive, cancel);
    }

    private string WriteList(byte[] archive)
    {
        string integrity = "sha512-" + Convert.ToBase64String(SHA512.HashData(archive));
        return _folder.Write(
            "packages.json",
            $$"""{"packages": [{"service": "shop", "package": "@scope/client-shop", "version": "1.2.3", "integrity": "{{integrity}}", "bytes": 1}]}""");
    }
}
