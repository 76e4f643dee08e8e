using EmbedBench.Encoders;

namespace EmbedBench.Cli.Output;

/// <summary>Shows how far an encoding is.</summary>
internal sealed class EncodingDisplay(ProgressDisplay display) : IProgress<EncodeProgress>
{
    /// <summary>What was reported last; all of it, once the encoding is done.</summary>
    public EncodeProgress Latest { get; private set; }

    public void Report(EncodeProgress value)
    {
        Latest = value;
        display.Report(value.Tokens, value.TotalTokens, "tokens");
    }
}
