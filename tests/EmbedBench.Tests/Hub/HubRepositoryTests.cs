using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubRepositoryTests
{
    [Theory]
    [InlineData("bert-base", HubRepositoryKind.Model, "bert-base", "models--bert-base", "bert-base", "models/bert-base")]
    [InlineData("acme/Tiny_v1.5", HubRepositoryKind.Model, "acme/Tiny_v1.5", "models--acme--Tiny_v1.5", "acme/Tiny_v1.5", "models/acme/Tiny_v1.5")]
    [InlineData("models/acme/tiny", HubRepositoryKind.Model, "acme/tiny", "models--acme--tiny", "acme/tiny", "models/acme/tiny")]
    [InlineData("datasets/acme/rows", HubRepositoryKind.Dataset, "acme/rows", "datasets--acme--rows", "datasets/acme/rows", "datasets/acme/rows")]
    public void Parse_Name_GivesKindAndPlaces(string text, HubRepositoryKind kind, string id, string folder, string web, string api)
    {
        HubRepository repository = HubRepository.Parse(text);
        Assert.Equal((kind, id, folder, web, api), (repository.Kind, repository.Id, repository.CacheFolder, repository.WebPath, repository.ApiPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("../x")]
    [InlineData("a/..")]
    [InlineData("a--b/c")]
    [InlineData("a/b..c")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("-a/b")]
    [InlineData("a/b.")]
    [InlineData("a/b.git")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("größe")]
    [InlineData("a\n")]
    public void Parse_NameThatNoneIs_IsRefused(string text) =>
        Assert.Equal(HubErrorKind.Refused, Assert.Throws<HubException>(() => HubRepository.Parse(text)).Kind);
}
