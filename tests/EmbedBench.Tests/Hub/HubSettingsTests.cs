using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubSettingsTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("hub-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Read_NothingSet_GivesTheDefaultsOfTheHubsOwnTools()
    {
        HubSettings settings = Read();
        Assert.Equal(new Uri("https://huggingface.co"), settings.Endpoint);
        Assert.Equal(Path.Combine(_home, ".cache/huggingface/hub"), settings.Cache);
        Assert.Null(settings.Token);
        Assert.Equal((false, true, TimeSpan.FromSeconds(30)), (settings.Offline, settings.Links, settings.Timeout));
    }

    [Theory]
    [InlineData("/a/hub", "HF_HOME=/a")]
    [InlineData("/x/huggingface/hub", "XDG_CACHE_HOME=/x")]
    [InlineData("/b", "HF_HOME=/a", "HF_HUB_CACHE=/b")]
    [InlineData("/c", "HF_HOME=/a", "HUGGINGFACE_HUB_CACHE=/c")]
    [InlineData("/b", "HUGGINGFACE_HUB_CACHE=/c", "HF_HUB_CACHE=/b")]
    [InlineData("/v/w/hub", "V=/v", "HF_HOME=$V/w")]
    [InlineData("/v/w", "V=/v", "HF_HUB_CACHE=${V}/w")]
    [InlineData("/a/hub", "HF_HOME=/a", "HF_HUB_CACHE=")]
    public void Read_CacheVariables_AreHonouredInOrder(string cache, params string[] variables) =>
        Assert.Equal(cache, Read(variables).Cache);

    [Fact]
    public void Read_Tilde_IsTheUsersFolder() => Assert.Equal(Path.Combine(_home, "cache"), Read("HF_HUB_CACHE=~/cache").Cache);

    [Theory]
    [InlineData("hf_a", "HF_TOKEN= hf_a \n")]
    [InlineData("hf_b", "HUGGING_FACE_HUB_TOKEN=hf_b")]
    [InlineData("hf_a", "HF_TOKEN=hf_a", "HUGGING_FACE_HUB_TOKEN=hf_b")]
    public void Read_TokenVariable_IsTheToken(string token, params string[] variables) => Assert.Equal(token, Read(variables).Token);

    [Fact]
    public void Read_TokenFile_IsUsedWhereNoVariableIs()
    {
        File.WriteAllText(Path.Combine(_home, "token"), "hf_file\n");
        File.WriteAllText(Path.Combine(_home, "other"), "hf_other\n");
        Assert.Equal("hf_file", Read($"HF_HOME={_home}").Token);
        Assert.Equal("hf_other", Read($"HF_HOME={_home}", $"HF_TOKEN_PATH={_home}/other").Token);
        Assert.Equal("hf_a", Read($"HF_HOME={_home}", "HF_TOKEN=hf_a").Token);
        Assert.Null(Read($"HF_HOME={_home}", "HF_HUB_DISABLE_IMPLICIT_TOKEN=1").Token);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("on", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void Read_OfflineVariable_IsOneOfTheHubsTrueValues(string value, bool offline)
    {
        Assert.Equal(offline, Read($"HF_HUB_OFFLINE={value}").Offline);
        Assert.Equal(offline, Read($"TRANSFORMERS_OFFLINE={value}").Offline);
    }

    [Fact]
    public void Read_EndpointWithSlash_LosesIt() => Assert.Equal("https://mirror.example/hf", Read("HF_ENDPOINT=https://mirror.example/hf/").Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("HF_ENDPOINT=mirror.example", "HF_ENDPOINT")]
    [InlineData("HF_ENDPOINT=file:///x", "HF_ENDPOINT")]
    [InlineData("HF_HUB_DOWNLOAD_TIMEOUT=soon", "HF_HUB_DOWNLOAD_TIMEOUT")]
    [InlineData("HF_HUB_DOWNLOAD_TIMEOUT=0", "HF_HUB_DOWNLOAD_TIMEOUT")]
    [InlineData("HF_TOKEN=hf a", "HF_TOKEN")]
    [InlineData("HF_TOKEN=hf\na", "HF_TOKEN")]
    public void Read_ValueThatCannotBe_IsRefusedWithItsName(string variable, string name)
    {
        HubException error = Assert.Throws<HubException>(() => Read(variable));
        Assert.Equal(HubErrorKind.Refused, error.Kind);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Token_IsNotShown() => Assert.DoesNotContain("hf_a", Read("HF_TOKEN=hf_a").ToString(), StringComparison.Ordinal);

    private HubSettings Read(params string[] variables)
    {
        Dictionary<string, string> environment = variables.Append($"HOME={_home}").Append($"USERPROFILE={_home}")
            .ToDictionary(variable => variable.Split('=', 2)[0], variable => variable.Split('=', 2)[1], StringComparer.Ordinal);
        return HubSettings.Read(environment.GetValueOrDefault);
    }
}
