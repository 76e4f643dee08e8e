using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.Pooling;

/// <summary>1_Pooling/config.json, as sentence-transformers 2 to 6 write it.</summary>
internal static class PoolingConfig
{
    private static readonly (string Flag, string Name, PoolingMode Mode)[] Modes =
    [
        ("pooling_mode_cls_token", "cls", PoolingMode.Cls),
        ("pooling_mode_mean_tokens", "mean", PoolingMode.Mean),
        ("pooling_mode_max_tokens", "max", PoolingMode.Max),
        ("pooling_mode_mean_sqrt_len_tokens", "mean_sqrt_len_tokens", PoolingMode.MeanSquareRootLength),
        ("pooling_mode_lasttoken", "lasttoken", PoolingMode.LastToken),
    ];

    /// <exception cref="InvalidDataException">No mode, several, an unknown one, or another width than the transformer's.</exception>
    public static PoolingMode Read(ModelConfig config, int width)
    {
        string widthKey = config.Has("embedding_dimension") ? "embedding_dimension" : "word_embedding_dimension";
        if (config.Count(widthKey) != width)
            throw config.Wrong(widthKey, $"the transformer's width, {width}");
        config.Require("include_prompt", true);

        if (config.Has("pooling_mode"))
        {
            string name = config.Text("pooling_mode");
            foreach ((_, string known, PoolingMode mode) in Modes)
            {
                if (known == name)
                    return mode;
            }

            throw config.Wrong("pooling_mode", string.Join(", ", Modes.Select(mode => mode.Name)));
        }

        config.Require("pooling_mode_weightedmean_tokens", false);
        PoolingMode[] chosen = [.. Modes.Where(mode => config.Flag(mode.Flag, false)).Select(mode => mode.Mode)];
        return chosen.Length == 1
            ? chosen[0]
            : throw new InvalidDataException($"{config.File}: {chosen.Length} pooling modes are true; exactly one is supported.");
    }

    /// <summary>The name that sentence-transformers 5 and 6 read.</summary>
    public static string Flag(PoolingMode mode) => Modes.First(entry => entry.Mode == mode).Flag;
}
