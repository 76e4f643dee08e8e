using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EmbedBench.Datasets.Pairs;

/// <summary>Counts and hashes pairs as they go by.</summary>
internal sealed class FingerprintBuilder : IDisposable
{
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> _passages = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _rows;

    public void Add(Pair pair)
    {
        _rows++;
        _passages.Add(pair.Passage);
        _line.ResetWrittenCount();
        Encoding.UTF8.GetBytes(pair.Query, _line);
        _line.Write("\0"u8);
        Encoding.UTF8.GetBytes(pair.Passage, _line);
        _line.Write("\0"u8);
        Encoding.UTF8.GetBytes(pair.PassageId, _line);
        _line.Write("\n"u8);
        _content.AppendData(_line.WrittenSpan);
    }

    public DataFingerprint Build() => new(_rows, _passages.Count, Convert.ToHexStringLower(_content.GetCurrentHash()));

    public void Dispose() => _content.Dispose();
}
