using System.Globalization;
using System.Security.Cryptography;
using System.Text;


namespace EmbedBench.Encoders.Folders;

/// <summary>
/// SHA-256 over all that decides an embedding: the configuration, pooling, tokenizer and limit, then each weight's name, shape and float32
/// values. A folder saved in float16 and the same saved widened to float32 have one fingerprint.
/// </summary>
internal static class ModelFingerprint
{
    public static string Of(SentenceEncoder encoder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{encoder.Model.Description}\n{encoder.Tokenizer.Fingerprint}\n{encoder.MaxTokens}\n");
        AppendWeights(hash, encoder.Model);
        return Hex(hash);
    }

    /// <summary>The weights alone.</summary>
    public static string OfWeights(SentenceModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendWeights(hash, model);
        return Hex(hash);
    }

    private static void AppendWeights(IncrementalHash hash, SentenceModel model)
    {
        foreach ((string name, TorchSharp.Modules.Parameter weight) in model.Parameters)
        {
            Append(hash, $"{name} {string.Join('x', weight.shape)}\n");
            using TorchSharp.torch.Tensor here = weight.cpu();
            hash.AppendData(here.bytes);
        }
    }

    private static void Append(IncrementalHash hash, FormattableString text) =>
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static string Hex(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
