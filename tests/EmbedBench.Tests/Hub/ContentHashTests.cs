using System.Text;
using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class ContentHashTests
{
    // What "git hash-object" and "sha256sum" say.
    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("Hello, World!", "b45ef6fec89518d314f546fd6c3025367b721684", "dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f")]
    public async Task Hashes_KnownContent_AreGitsAndSha256(string text, string blob, string sha256)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Assert.Equal(blob, (await ContentHash.GitBlobAsync(new MemoryStream(content), content.Length, cancel)).Hex);
        Assert.Equal(sha256, (await ContentHash.Sha256Async(new MemoryStream(content), cancel)).Hex);
    }

    [Theory]
    [InlineData("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", true)]
    [InlineData("E69DE29BB2D1D6434B8B29AE775AD8C2E48C5391", false)]
    [InlineData("e69de29bb2d1d6434b8b29ae775ad8c2e48c539", false)]
    [InlineData("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n", false)]
    [InlineData("../e69de29bb2d1d6434b8b29ae775ad8c2e48c5", false)]
    [InlineData(null, false)]
    public void TryParse_Text_IsAHashOrNone(string? text, bool isHash) => Assert.Equal(isHash, ContentHash.TryParse(text) is not null);
}
